import { expect, test } from 'vitest';
import { splitDuration } from './duration';

test.each([
  [-5, { unit: 'ms', value: '0' }],
  [278.4, { unit: 'ms', value: '278' }],
  [1000, { unit: 's', value: '1.0' }],
  [59_949, { unit: 's', value: '59.9' }],
  [59_960, { unit: 'm', minutes: 1, seconds: 0 }],
  [125_000, { unit: 'm', minutes: 2, seconds: 5 }],
  [3_660_000, { unit: 'h', hours: 1, minutes: 1 }],
])('%d ms', (milliseconds, expected) => expect(splitDuration(milliseconds)).toEqual(expected));
