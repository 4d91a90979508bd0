import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

/** A part of the answer that can be closed: answers with many figures are long. */
export function Fold({ title, className, open = true, children }: { title: ReactNode; className: string; open?: boolean; children: ReactNode }) {
  return (
    <details className={`fold ${className}`} open={open}>
      <summary><h3>{title}</h3><ChevronDown size={17} aria-hidden /></summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
