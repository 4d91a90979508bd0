import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingValue } from '../api/contracts';
import { wonOf } from '../format/won';

interface Props { values: readonly MissingValue[]; busy: boolean; onValues: (values: Record<string, unknown>) => void }

/** Gives the values that are missing; those that stay empty are done without. */
export function ValueForm({ values, busy, onValues }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const given = values.filter(({ argument }) => texts[argument]?.trim());
  const broken = given.find((value) => read(value, texts[value.argument]!) === undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given.length && !broken) onValues(Object.fromEntries(given.map((value) => [value.argument, read(value, texts[value.argument]!)])));
  };
  return (
    <form className="step-form" onSubmit={submit}>
      {values.map((value, index) => {
        const field = {
          id: `${id}-${value.argument}`,
          value: texts[value.argument] ?? '',
          autoFocus: index === 0,
          onChange: (event: { target: { value: string } }) => setTexts({ ...texts, [value.argument]: event.target.value }),
        };
        return (
          <div key={value.argument}>
            <label htmlFor={field.id}>{t(`argument.${value.argument}`, { defaultValue: value.name })}</label>
            {value.kind === 'text' ? <textarea rows={6} {...field} /> : <input placeholder={t('input.wonExample')} aria-invalid={broken === value} {...field} />}
          </div>
        );
      })}
      {broken && <p className="error-text" role="alert">{t('input.notWon')}</p>}
      <button type="submit" className="button primary" disabled={busy || !given.length || !!broken}>{t('input.edit')}</button>
    </form>
  );
}

const read = (value: MissingValue, text: string) => (value.kind === 'text' ? text.trim() : wonOf(text));
