import { Ban, XCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../i18n/useNames';
import type { ExecutionState } from '../live/state';

/** Why there is no answer, when there is none. */
export function Ending({ state }: { state: ExecutionState }) {
  const { t } = useTranslation();
  const name = useNames();
  if (state.status === 'failed') {
    return (
      <div className="banner tone-bad" role="alert">
        <XCircle size={18} aria-hidden />
        <span><strong>{t('answer.failedTitle')}</strong>{state.failure && <> {name('failureClass', state.failure.class)}: {state.failure.message}</>}</span>
      </div>
    );
  }
  if (state.status === 'cancelled') {
    return (
      <div className="banner tone-muted" role="status">
        <Ban size={18} aria-hidden />
        <span><strong>{t('answer.cancelledTitle')}</strong> {state.cancelReason}</span>
      </div>
    );
  }
  return null;
}
