/** A normalised value as far as it can be read in a line; objects by their parts. */
export function readableValue(value: unknown, language: string): string | null {
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return join(value, language, ', ');
  if (typeof value === 'object' && value !== null) return join(Object.values(inOrder(value)), language, ' ');
  return null;
}

/** A region is read from the large to the small; the log keeps no order of fields. */
function inOrder(value: object): object {
  const { city, gu, dong, ...rest } = value as Record<string, unknown>;
  return { city, gu, dong, ...rest };
}

const join = (values: unknown[], language: string, between: string) =>
  values.map((each) => readableValue(each, language)).filter(Boolean).join(between) || null;
