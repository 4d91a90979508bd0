import { expect, test } from 'vitest';
import en from './en.json';
import ko from './ko.json';

type Tree = { [key: string]: string | Tree };

const texts = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : texts(value, `${path}${key}.`)));
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).toSorted();

test('both languages say the same things', () => {
  const keys = (tree: Tree) => [...new Set(texts(tree).map(([key]) => withoutPlural(key)))].toSorted();
  expect(keys(en)).toEqual(keys(ko));
});

test('both fill in the same values', () => {
  const korean = Object.fromEntries(texts(ko));
  for (const [key, text] of texts(en)) expect([key, holes(text)]).toEqual([key, holes(korean[withoutPlural(key)]!)]);
});
