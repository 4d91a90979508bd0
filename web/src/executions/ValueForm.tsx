import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Gives the value that is missing. */
export function ValueForm({ busy, onValue }: { busy: boolean; onValue: (value: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [value, setValue] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim()) onValue(value.trim());
  };
  return (
    <form className="value-form" onSubmit={submit}>
      <label htmlFor={id}>{t('input.valueLabel')}</label>
      <input id={id} value={value} onChange={(event) => setValue(event.target.value)} autoFocus />
      <button type="submit" className="button primary" disabled={busy || !value.trim()}>{t('input.edit')}</button>
    </form>
  );
}
