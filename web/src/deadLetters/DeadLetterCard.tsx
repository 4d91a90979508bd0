import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDeadLetter, readDeadLetter, retryDeadLetter, type DeadLetter } from '../api/deadLetters';
import { Badge } from '../app/Badge';
import { useFormat } from '../format/useFormat';
import { useDeadLetterAction } from './useDeadLetters';

const reasons = ['unreadable', 'failed', 'unknownType', 'deliveryLimit'];

export function DeadLetterCard({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const retry = useDeadLetterAction(retryDeadLetter);
  const drop = useDeadLetterAction(dropDeadLetter);
  const failed = retry.error ?? drop.error;
  return (
    <article className="dead-letter">
      <h2>
        <Badge tone="bad">{reasons.includes(letter.reason) ? t(`dead.reason.${letter.reason}`) : letter.reason}</Badge> {letter.queue}
      </h2>
      {letter.exceptionMessage && <p>{letter.exceptionMessage}</p>}
      <p className="hint">
        <time dateTime={letter.lastAt}>{format.moment(letter.lastAt)}</time>
        {' · '}{t('dead.times', { count: letter.times })}{' · '}{t('dead.bytes', { count: letter.size })}
      </p>
      <div className="dead-actions">
        <button type="button" className="button" disabled={retry.isPending} onClick={() => retry.mutate(letter.id)}>{t('dead.retry')}</button>
        <button type="button" className="button quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{t('dead.show')}</button>
        <button
          type="button" className="button quiet" disabled={drop.isPending}
          onClick={() => window.confirm(t('dead.dropConfirm')) && drop.mutate(letter.id)}
        >
          {t('dead.drop')}
        </button>
      </div>
      {failed && <p role="alert">{t('dead.failed', { reason: failed.message })}</p>}
      {open && <Body id={letter.id} />}
    </article>
  );
}

function Body({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['dead-letter', id], queryFn: () => readDeadLetter(id), retry: false });
  if (error) return <p role="alert">{t('dead.failed', { reason: error.message })}</p>;
  if (!data) return null;
  return (
    <>
      <pre tabIndex={0}>{data.body}{data.isWhole ? '' : '…'}</pre>
      {data.stackTrace && <pre tabIndex={0}>{data.stackTrace}</pre>}
    </>
  );
}
