import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addFact, forgetFacts, forgetMe, switchRemembering } from '../api/memory';
import { useNames } from '../i18n/useNames';
import { FactCard } from './FactCard';
import { FactForm } from './FactForm';
import { writable } from './factValue';
import { useMemory, useMemoryAction } from './useMemory';

/** What Holmes remembers about the person who looks. */
export function MemoryPage() {
  const { t } = useTranslation();
  const { data, error } = useMemory();
  const remember = useMemoryAction(switchRemembering);
  const forgetAll = useMemoryAction(forgetFacts);
  const erase = useMemoryAction(forgetMe);
  const failed = error ?? remember.error ?? forgetAll.error ?? erase.error;
  return (
    <section className="dead memory" aria-labelledby="memory-title">
      <h1 id="memory-title">{t('memory.title')}</h1>
      <p className="hint">{t('memory.lead')}</p>
      {failed && <p role="alert">{t('memory.failed', { reason: failed.message })}</p>}
      {data && (
        <>
          <label className="fact-switch">
            <input type="checkbox" checked={data.remembers} disabled={remember.isPending} onChange={(event) => remember.mutate(event.target.checked)} />
            {' '}{t('memory.remember')}
          </label>
          {!data.remembers && <p className="banner tone-warn">{t('memory.off')}</p>}
          {data.facts?.length ? (
            <ul className="dead-list">{data.facts.map((fact) => <li key={fact.id}><FactCard fact={fact} /></li>)}</ul>
          ) : <p>{t('memory.none')}</p>}
          <AddFact />
          <div className="dead-actions">
            <button type="button" className="button" disabled={!data.facts?.length} onClick={() => window.confirm(t('memory.forgetAllConfirm')) && forgetAll.mutate(undefined)}>
              {t('memory.forgetAll')}
            </button>
            <button type="button" className="button quiet" onClick={() => window.confirm(t('memory.eraseConfirm')) && erase.mutate(undefined)}>
              {t('memory.erase', { count: data.questions })}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function AddFact() {
  const { t } = useTranslation();
  const name = useNames();
  const [kind, setKind] = useState('income');
  const [added, setAdded] = useState(0);
  const add = useMemoryAction(addFact, () => setAdded(added + 1));
  return (
    <fieldset className="fact-add">
      <legend>{t('memory.add')}</legend>
      <label className="fine" htmlFor="fact-kind">{t('memory.kind')}</label>
      <select id="fact-kind" value={kind} onChange={(event) => setKind(event.target.value)}>
        {Object.keys(writable).map((one) => <option key={one} value={one}>{name('entityKind', one)}</option>)}
      </select>
      <FactForm key={`${kind}:${added}`} unit={writable[kind]!} label={name('entityKind', kind)} busy={add.isPending} onSave={(value) => add.mutate({ kind, value })} />
      {add.error && <p role="alert">{t('memory.failed', { reason: add.error.message })}</p>}
    </fieldset>
  );
}
