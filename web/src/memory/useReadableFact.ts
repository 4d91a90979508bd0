import { useTranslation } from 'react-i18next';
import type { KnownFact } from '../api/memory';
import { useFormat } from '../format/useFormat';
import { fieldOf } from './factValue';

/** A fact's value as a person reads it. */
export function useReadableFact() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ unit, value }: KnownFact) => {
    if (unit === 'yesNo') return t('memory.yes');
    if (unit === 'region') return fieldOf(unit, value);
    if (unit === 'propertyType') return t(`value.${String(value)}`, { defaultValue: String(value) });
    if (unit === 'yearsRange') return t('memory.unit.yearsRange', { value: (value as { min?: number }).min ?? '' });
    return t(`memory.unit.${unit}`, { value: format.number(unit.startsWith('won') ? Number(value) / 10_000 : Number(value)) });
  };
}
