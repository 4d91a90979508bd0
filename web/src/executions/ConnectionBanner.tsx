import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../live/socket';
import { useNow } from '../app/useNow';

/** Says that the line is cut and when it is tried again; nothing while all is well. */
export function ConnectionBanner({ connection, retryAt, onNow }: { connection: Connection; retryAt: number | null; onNow: () => void }) {
  const { t } = useTranslation();
  const waiting = connection === 'waiting';
  const now = useNow(waiting);
  return (
    <div role="status" aria-live="polite">
      {connection === 'reconnecting' && <div className="banner tone-warn"><WifiOff size={17} aria-hidden /> {t('connection.connecting')}</div>}
      {waiting && (
        <div className="banner tone-warn">
          <WifiOff size={17} aria-hidden />
          <span>{t('connection.waiting', { seconds: Math.max(1, Math.ceil(((retryAt ?? now) - now) / 1000)) })}</span>
          <button type="button" className="button small" onClick={onNow}>{t('connection.now')}</button>
        </div>
      )}
    </div>
  );
}
