import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from '../plan/stepLook';

export function Badge({ tone, Icon, children, title }: { tone: Tone; Icon?: LucideIcon; children: ReactNode; title?: string }) {
  return (
    <span className={`badge tone-${tone}`} title={title}>
      {Icon && <Icon size={13} aria-hidden className={tone === 'active' ? 'spin' : undefined} />}
      {children}
    </span>
  );
}
