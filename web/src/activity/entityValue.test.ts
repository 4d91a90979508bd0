import { expect, test } from 'vitest';
import { readableValue } from './entityValue';

test.each([
  [200_000_000, '200,000,000'],
  ['apartment', 'apartment'],
  [{ gu: '강남구', dong: '역삼동', city: '서울' }, '서울 강남구 역삼동'],
  [{ min: 1, max: 2 }, '1 2'],
  [['a', 'b'], 'a, b'],
  [{}, null],
  [null, null],
])('%j reads %s', (value, text) => expect(readableValue(value, 'ko')).toBe(text));
