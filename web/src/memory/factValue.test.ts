import { expect, test } from 'vitest';
import { fieldOf, valueOf } from './factValue';

test('won are written in ten thousands and kept in won', () => {
  expect(fieldOf('wonPerYear', 60_000_000)).toBe('6000');
  expect(valueOf('wonPerYear', '6,000')).toBe(60_000_000);
  expect(valueOf('won', 'many')).toBeUndefined();
});

test('a district alone is one of Seoul', () => {
  expect(valueOf('region', '강남구')).toEqual({ city: '서울', gu: '강남구' });
  expect(valueOf('region', '부산 해운대구 우동')).toEqual({ city: '부산', gu: '해운대구', dong: '우동' });
  expect(fieldOf('region', { gu: '강남구', city: '서울' })).toBe('서울 강남구');
  expect(valueOf('region', ' ')).toBeUndefined();
});
