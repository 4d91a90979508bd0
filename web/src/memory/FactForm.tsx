import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactUnit } from '../api/memory';
import { fieldOf, isNumber, propertyTypes, valueOf } from './factValue';

/** The field for a value of a kind. */
export function FactForm({ unit, value, label, busy, onSave }: { unit: FactUnit; value?: unknown; label: string; busy: boolean; onSave: (value: unknown) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [field, setField] = useState(() => (unit === 'propertyType' && value === undefined ? propertyTypes[0] : fieldOf(unit, value)));
  const typed = valueOf(unit, field);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== undefined) onSave(typed);
  };
  return (
    <form className="fact-form" onSubmit={save}>
      {unit !== 'yesNo' && <label htmlFor={id} className="fine">{label} {t(`memory.in.${unit}`)}</label>}
      {unit === 'propertyType' ? (
        <select id={id} value={field} onChange={(event) => setField(event.target.value)}>
          {propertyTypes.map((type) => <option key={type} value={type}>{t(`value.${type}`)}</option>)}
        </select>
      ) : unit !== 'yesNo' && (
        <input id={id} value={field} inputMode={isNumber(unit) ? 'decimal' : 'text'} onChange={(event) => setField(event.target.value)} />
      )}
      <button type="submit" className="button small" disabled={busy || typed === undefined}>{t('memory.save')}</button>
    </form>
  );
}
