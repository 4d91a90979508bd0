import { expect, test } from 'vitest';
import { foldAll } from '../live/fold';
import { plannedStep, recording } from '../live/recording.fixture';
import { headlineOf, progressOf } from './headline';

const frames = recording(
  ['ExecutionStarted', { query: 'q' }], ['OrchestrationStarted', { round: 1 }],
  ['ExecutionPlanned', { steps: [plannedStep('s1'), plannedStep('s2')] }], ['OrchestrationCompleted', { round: 1 }],
  ['StepStarted', { stepId: 's1', attempt: 1 }], ['StepProgressed', { stepId: 's1', attempt: 1, progressPercentage: 50 }],
  ['StepCompleted', { stepId: 's1', attempt: 1, outcome: 'ok', quality: 1 }], ['OrchestrationStarted', { round: 2, stepId: 's2' }],
  ['OrchestrationCompleted', { round: 2 }], ['StepSkipped', { stepId: 's2', reason: 'not needed' }],
  ['AnswerComposed', { answer: { text: 'a' } }], ['ExecutionCompleted', { outcome: 'degraded' }]);

test.each([[1, 'started'], [2, 'planning'], [4, 'waiting'], [5, 'running'], [8, 'revising'], [10, 'composing'], [12, 'degraded']])(
  'after %i events it says %s', (count, key) => expect(headlineOf(foldAll(frames, count)).key).toBe(key));

test('progress counts running steps by their share and never exceeds the whole', () => {
  expect(progressOf(foldAll(frames, 6))).toEqual({ done: 0, total: 2, share: 0.25 });
  expect(progressOf(foldAll(frames))).toEqual({ done: 2, total: 2, share: 1 });
  expect(progressOf(foldAll(frames, 1))).toEqual({ done: 0, total: 0, share: 0 });
});
