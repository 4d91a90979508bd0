import { expect, test } from 'vitest';
import { fit, parseFrame, toNdjson } from './frames';

const frame = (data: string) =>
  `{"type":"tool_decision_made","event":"ToolSelected","execution_id":"x1","sequence":5,"timestamp":"2026-11-22T07:00:00Z","data":${data}}`;

test('a seed wider than a number keeps every digit', () => {
  expect(parseFrame(frame('{"seed":-3252619003181596123}'))?.data.seed).toBe('-3252619003181596123');
});

test.each([
  ['{"n":1.2345678901234567}', { n: 1.2345678901234567 }],
  ['{"n":[12,-0.5,1e3]}', { n: [12, -0.5, 1000] }],
  ['{"n":"say \\"1234567890123456789\\" twice: 12345678901234567"}', { n: 'say "1234567890123456789" twice: 12345678901234567' }],
  ['{"won":2140000000}', { won: 2_140_000_000 }],
])('%s is read as it is', (data, read) => expect(parseFrame(frame(data))?.data).toEqual(read));

test('what is downloaded is what came, to the letter', () => {
  const texts = [frame('{"seed":9007199254740993}'), frame('{"a":"한글 \\u0041"}')];
  expect(toNdjson(texts.map((text) => parseFrame(text)!))).toBe(`${texts.join('\n')}\n`);
  expect(toNdjson([])).toBe('');
});

test('a frame is the next one, a repeat, or behind a hole', () => {
  expect([fit(3, 4), fit(3, 3), fit(3, 1), fit(3, 5)]).toEqual(['next', 'repeat', 'repeat', 'hole']);
});
