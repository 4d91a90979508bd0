import { Link } from '@tanstack/react-router';
import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A page that has nothing else to show. */
export function Notice({ title, text, Icon = CircleAlert, children }: { title: string; text?: string; Icon?: LucideIcon; children?: ReactNode }) {
  return (
    <div className="notice" role="alert">
      <Icon size={34} aria-hidden />
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Notice title={t('app.notFoundTitle')} text={t('app.notFoundText')}>
      <Link to="/" className="button primary">{t('app.home')}</Link>
    </Notice>
  );
}

export function Crashed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Notice title={t('app.crashed')} text={error instanceof Error ? error.message : undefined}>
      <button type="button" className="button primary" onClick={() => location.reload()}>{t('app.reload')}</button>
    </Notice>
  );
}
