import { useMutation } from '@tanstack/react-query';
import { Check, Link2, Pause, Play, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { control, type Control } from '../api/executions';
import type { ExecutionStatus } from '../api/contracts';
import { isOver } from '../live/state';

interface Props { executionId: string; status: ExecutionStatus; send: (message: object) => boolean }

export function Controls({ executionId, status, send }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const steer = useMutation({ mutationFn: (action: Control) => control(executionId, action) });
  const cancel = () => {
    dialog.current?.close();
    // Over the open line where there is one; otherwise by a request.
    if (!send({ type: 'cancel' })) steer.mutate('cancel');
  };
  return (
    <div className="controls">
      {!isOver(status) && (
        <>
          {status === 'paused'
            ? <button type="button" className="button small" disabled={steer.isPending} onClick={() => steer.mutate('resume')}><Play size={14} aria-hidden /> {t('controls.resume')}</button>
            : <button type="button" className="button small" disabled={steer.isPending} onClick={() => steer.mutate('pause')}><Pause size={14} aria-hidden /> {t('controls.pause')}</button>}
          <button type="button" className="button small" onClick={() => dialog.current?.showModal()}><Square size={13} aria-hidden /> {t('controls.cancel')}</button>
        </>
      )}
      <CopyLink />
      {steer.error && <p className="error-text" role="alert">{t('controls.refused', { reason: steer.error.message })}</p>}
      <dialog ref={dialog} className="confirm" aria-labelledby="cancel-question">
        <h2 id="cancel-question">{t('controls.cancelQuestion')}</h2>
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>{t('controls.keep')}</button>
          <button type="button" className="button danger" onClick={cancel}>{t('controls.cancel')}</button>
        </div>
      </dialog>
    </div>
  );
}

function CopyLink() {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  if (!navigator.clipboard) return null; // insecure origins have none
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => {
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  });
  return (
    <button type="button" className="button small quiet" onClick={copy}>
      {copied ? <Check size={14} aria-hidden /> : <Link2 size={14} aria-hidden />} {t(copied ? 'controls.copied' : 'controls.copyLink')}
    </button>
  );
}
