import { useTranslation } from 'react-i18next';
import { retryAllDeadLetters } from '../api/deadLetters';
import { DeadLetterCard } from './DeadLetterCard';
import { useDeadLetterAction, useDeadLetters } from './useDeadLetters';

/** Messages that could not be consumed, of all services. */
export function DeadLettersPage() {
  const { t } = useTranslation();
  const { data, error, isPending } = useDeadLetters();
  const retryAll = useDeadLetterAction(retryAllDeadLetters);
  return (
    <section className="dead" aria-labelledby="dead-title">
      <header className="dead-head">
        <h1 id="dead-title">{t('dead.title')}</h1>
        {data && data.dead > 0 && (
          <button type="button" className="button" disabled={retryAll.isPending} onClick={() => retryAll.mutate(undefined)}>
            {t('dead.retryAll')}
          </button>
        )}
      </header>
      <p className="hint">{t('dead.lead')}</p>
      {error && <p role="alert">{t('dead.failed', { reason: error.message })}</p>}
      {retryAll.error && <p role="alert">{t('dead.failed', { reason: retryAll.error.message })}</p>}
      {!isPending && !error && data?.deadLetters.length === 0 && <p>{t('dead.none')}</p>}
      <ul className="dead-list">
        {data?.deadLetters.map((letter) => <li key={letter.id}><DeadLetterCard letter={letter} /></li>)}
      </ul>
    </section>
  );
}
