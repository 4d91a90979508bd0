import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { correctFact, forgetFact, type KnownFact } from '../api/memory';
import { useFormat } from '../format/useFormat';
import { useNames } from '../i18n/useNames';
import { FactForm } from './FactForm';
import { writable } from './factValue';
import { useMemoryAction } from './useMemory';
import { useReadableFact } from './useReadableFact';

/** One thing that is known, where it is from, and what the person can do about it. */
export function FactCard({ fact }: { fact: KnownFact }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useNames();
  const readable = useReadableFact();
  const [open, setOpen] = useState(false);
  const correct = useMemoryAction(correctFact, () => setOpen(false));
  const forget = useMemoryAction(forgetFact);
  const failed = correct.error ?? forget.error;
  const kind = name('entityKind', fact.kind);
  return (
    <article className="fact" aria-label={kind}>
      <h2><span className="chip-kind">{kind}</span> {readable(fact)}</h2>
      <p className="hint">
        <time dateTime={fact.source.at}>{format.moment(fact.source.at)}</time>{' · '}
        {fact.source.executionId
          ? <Link to="/executions/$executionId" params={{ executionId: fact.source.executionId }} search={{}}>“{fact.question ?? fact.source.words}”</Link>
          : t('memory.written')}
        {fact.supersedes && <>{' · '}{t('memory.before', { value: readable(fact.supersedes) })}</>}
      </p>
      <div className="dead-actions">
        {fact.kind in writable && fact.unit !== 'yesNo' && (
          <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>{t('memory.correct')}</button>
        )}
        <button type="button" className="button small quiet" disabled={forget.isPending} onClick={() => forget.mutate(fact.id)}>{t('memory.forget')}</button>
      </div>
      {open && <FactForm unit={fact.unit} value={fact.value} label={kind} busy={correct.isPending} onSave={(value) => correct.mutate({ id: fact.id, value })} />}
      {failed && <p role="alert">{t('memory.failed', { reason: failed.message })}</p>}
    </article>
  );
}
