import { expect, test } from 'vitest';
import type { ExecutionSummary } from '../api/contracts';
import { earlierThan, sessionsOf } from './sessions';

const asked = (executionId: string, sessionId: string, minute: number): ExecutionSummary => ({
  executionId, sessionId, query: `question ${executionId}`, status: 'completed', startedAt: `2026-11-22T07:${String(minute).padStart(2, '0')}:00Z`,
});
const all = [asked('e4', 'a', 9), asked('e3', 'b', 5), asked('e2', 'a', 3), asked('e1', 'b', 1)];

test('a conversation is named by its first question and opens its last', () => {
  expect(sessionsOf(all).map(({ title, latest }) => [title, latest.executionId])).toEqual([['question e2', 'e4'], ['question e1', 'e3']]);
});

test('only what was asked before counts as earlier, oldest first', () => {
  const ofA = [asked('e4', 'a', 9), asked('e2', 'a', 3), asked('e0', 'a', 1)];
  expect(earlierThan(ofA, 'e2', '2026-11-22T07:03:00Z').map((each) => each.executionId)).toEqual(['e0']);
  expect(earlierThan(ofA, 'e4', '2026-11-22T07:09:00Z').map((each) => each.executionId)).toEqual(['e0', 'e2']);
});

test('times with fractions and without are ordered by time, not by spelling', () => {
  const mixed = [{ ...asked('late', 'a', 1), startedAt: '2026-11-22T07:01:00.5Z' }, asked('early', 'a', 1)];
  expect(earlierThan(mixed, 'late', mixed[0]!.startedAt).map((each) => each.executionId)).toEqual(['early']);
});
