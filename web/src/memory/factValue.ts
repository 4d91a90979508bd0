import type { FactUnit } from '../api/memory';

/** Kinds a person can write down, with the unit of each. */
export const writable: Record<string, FactUnit> = {
  income: 'wonPerYear', ownFunds: 'won', assets: 'won', existingPayment: 'wonPerMonth', age: 'years', marriageYears: 'years', newlywed: 'yesNo',
  children: 'count', homesOwned: 'count', firstHome: 'yesNo', creditGrade: 'grade', residence: 'region', wantedRegion: 'region', wantedPropertyType: 'propertyType',
};

export const propertyTypes = ['apartment', 'officetel', 'villa', 'house'] as const;

export const isNumber = (unit: FactUnit) => ['wonPerYear', 'won', 'wonPerMonth', 'years', 'count', 'grade'].includes(unit);

const inTenThousands = (unit: FactUnit) => unit.startsWith('won');

/** What stands in the field for a value: won in ten thousands, as people count them. */
export function fieldOf(unit: FactUnit, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (inTenThousands(unit)) return String(Number(value) / 10_000);
  if (unit === 'region') {
    const { city, gu, dong } = value as Record<string, string | undefined>;
    return [city, gu, dong].filter(Boolean).join(' ');
  }
  return String(value);
}

/** The value of what was typed; undefined where it is none. */
export function valueOf(unit: FactUnit, field: string): unknown {
  const text = field.trim();
  if (unit === 'yesNo') return true;
  if (isNumber(unit)) {
    const number = Number(text.replaceAll(',', ''));
    return text && Number.isFinite(number) ? number * (inTenThousands(unit) ? 10_000 : 1) : undefined;
  }
  if (unit === 'region') {
    const words = text.split(/\s+/);
    const [city, gu, dong] = words.length === 1 ? ['서울', words[0]] : words;
    return gu ? { city, gu, ...(dong ? { dong } : {}) } : undefined;
  }
  return text || undefined;
}
