import { expect, test } from 'vitest';
import { layerOf, layout } from './layout';

const measures = { nodeWidth: 100, nodeHeight: 40, gapX: 20, gapY: 10 };
const node = (id: string, ...dependsOn: string[]) => ({ id, dependsOn });

test('a step stands one column after the last step it waits for', () => {
  const layers = layerOf([node('a'), node('b', 'a'), node('c', 'a', 'b'), node('d')]);
  expect(Object.fromEntries(layers)).toEqual({ a: 0, b: 1, c: 2, d: 0 });
});

test('the order in which steps are named does not matter to their columns', () => {
  expect(layerOf([node('c', 'b'), node('b', 'a'), node('a')]).get('c')).toBe(2);
});

test('a circle or a missing step does not hang or hide anything', () => {
  const { nodes, edges } = layout([node('a', 'b'), node('b', 'a'), node('c', 'gone')], measures);
  expect(nodes.map((each) => each.id).toSorted()).toEqual(['a', 'b', 'c']);
  expect(edges).toHaveLength(2);
});

test('no two steps overlap and all lie inside', () => {
  const { nodes, width, height } = layout([node('a'), node('b'), node('c', 'a'), node('d', 'a', 'b'), node('e', 'c')], measures);
  expect(new Set(nodes.map(({ x, y }) => `${x},${y}`)).size).toBe(5);
  for (const { x, y } of nodes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + measures.nodeWidth).toBeLessThanOrEqual(width);
    expect(y + measures.nodeHeight).toBeLessThanOrEqual(height);
  }
});

test('an empty plan has no size', () => {
  expect(layout([], measures)).toEqual({ nodes: [], edges: [], width: 0, height: 0 });
});
