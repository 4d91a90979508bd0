/** Won as people write them: 5억, 5억 3천, 6천만원, 3,000만, 500,000,000; undefined where it is no amount. */
export function wonOf(text: string): number | undefined {
  const found = /^(?:([\d.]+)억)?(?:([\d.]+)?(천)?(만)?)$/.exec(text.replace(/[\s,원₩]/g, ''));
  if (!found?.[0]) return undefined;
  const [, eok, rest, thousand, tenThousand] = found;
  const small = (rest || thousand ? Number(rest ?? 1) : 0) * (thousand ? 1000 : 1);
  // After 억 people leave out 만: 5억 3천.
  const won = Number(eok ?? 0) * 1e8 + small * (tenThousand || (eok && small < 10_000) ? 10_000 : 1);
  return Number.isFinite(won) ? Math.round(won) : undefined;
}
