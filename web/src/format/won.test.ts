import { expect, test } from 'vitest';
import { wonOf } from './won';

test.each([
  ['5억', 500_000_000], ['5억 3천', 530_000_000], ['5억 3,000만 원', 530_000_000], ['6천만원', 60_000_000], ['천만', 10_000_000],
  ['0.5억', 50_000_000], ['300만', 3_000_000], ['500,000,000', 500_000_000], ['0', 0],
])('%s is %d won', (text, won) => expect(wonOf(text)).toBe(won));

test.each(['', '원', '많이', '5억쯤', '-3'])('%s is no amount', (text) => expect(wonOf(text)).toBeUndefined());
