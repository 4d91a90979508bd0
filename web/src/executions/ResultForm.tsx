import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that it did happen, and what came of it: JSON where it is JSON, otherwise text. */
export function ResultForm({ busy, onResult }: { busy: boolean; onResult: (value: unknown) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) onResult(resultOf(text));
  };
  return (
    <form className="value-form" onSubmit={submit}>
      <label htmlFor={id}>{t('input.resultLabel')}</label>
      <input id={id} value={text} onChange={(event) => setText(event.target.value)} />
      <button type="submit" className="button" disabled={busy || !text.trim()}>{t('input.result')}</button>
    </form>
  );
}

export function resultOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { note: text.trim() };
  }
}
