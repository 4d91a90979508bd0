import { describe, expect, test } from 'vitest';
import { scenarioFor } from '../../e2e/fixtures/scenarios.mjs';
import { fold, foldAll } from './fold';
import { call, plannedStep, recording } from './recording.fixture';
import { nothingYet, reusedOf } from './state';

const start: [string, Record<string, unknown>] = ['ExecutionStarted', { query: '전세 5% 인상?', sessionId: 'a1', userId: 'local' }];
const plan = (...steps: unknown[]): [string, Record<string, unknown>] => [
  'ExecutionPlanned', { intent: { type: 'LEGAL_CONSULT', confidence: 0.9, evidence: ['전세'] }, entities: [], steps, assumptions: [] },
];
const stepOf = (frames: ReturnType<typeof recording>) => foldAll(frames).steps[0]!;
const scenario = (query: string) =>
  recording(...scenarioFor(query).filter((each): each is [number, string, string, Record<string, unknown>] => each !== 'input')
    .map(([, event, , data]) => [event, data] as [string, Record<string, unknown>]));

describe('the fold of a stream', () => {
  test('knows the question and whose conversation it is in', () => {
    const state = foldAll(recording(start));
    expect(state).toMatchObject({ sequence: 1, executionId: 'x1', sessionId: 'a1', query: '전세 5% 인상?', status: 'started' });
  });

  test('shows every step from the plan on, before any of them has begun', () => {
    const state = foldAll(recording(start, plan(plannedStep('s1'), plannedStep('s2', ['s1']))));
    expect(state.steps.map((step) => [step.plan.stepId, step.status])).toEqual([['s1', 'pending'], ['s2', 'pending']]);
    expect(state.status).toBe('running');
  });

  test('follows a step through its attempts and keeps what went wrong', () => {
    const failure = { class: 'transient', message: 'no answer' };
    const frames = recording(
      start, plan(plannedStep('s1')), ['StepOrchestrated', { step: plannedStep('s1') }],
      ['StepStarted', { stepId: 's1', attempt: 1 }], ['ToolFailed', { stepId: 's1', attempt: 1, call: call('a', 'failed') }],
      ['StepFailed', { stepId: 's1', attempt: 1, failure, retryAt: '2026-11-22T07:01:00Z' }],
      ['StepStarted', { stepId: 's1', attempt: 2 }], ['StepProgressed', { stepId: 's1', attempt: 2, progressPercentage: 40, note: '반쯤' }],
      ['ToolCompleted', { stepId: 's1', attempt: 2, call: call('a') }], ['StepCompleted', { stepId: 's1', attempt: 2, outcome: 'degraded', quality: 0.6 }]);
    expect(stepOf(frames.slice(0, 6))).toMatchObject({ status: 'retrying', outcome: null, reason: 'no answer', retryAt: '2026-11-22T07:01:00Z' });
    expect(stepOf(frames.slice(0, 8))).toMatchObject({ status: 'in_progress', progress: 40, note: '반쯤', reason: null });
    const ended = stepOf(frames);
    expect(ended).toMatchObject({ status: 'completed', outcome: 'degraded', quality: 0.6, progress: 100 });
    expect(ended.attempts.map((attempt) => [attempt.attempt, attempt.failure?.class, attempt.endedAt !== null])).toEqual([[1, 'transient', true], [2, undefined, true]]);
    expect(ended.calls.map(({ call: { outcome }, attempt }) => [attempt, outcome])).toEqual([[1, 'failed'], [2, 'ok']]);
  });

  test('marks a step without another try as failed', () => {
    const frames = recording(start, plan(plannedStep('s1')), ['StepStarted', { stepId: 's1', attempt: 3 }], ['StepFailed', { stepId: 's1', attempt: 3, failure: { class: 'permanent', message: 'gone' } }]);
    expect(stepOf(frames)).toMatchObject({ status: 'failed', outcome: 'failed', retryAt: null });
  });

  test('keeps the calls made before a revision, and takes the revised task', () => {
    const frames = recording(
      start, plan(plannedStep('s1')), ['StepStarted', { stepId: 's1', attempt: 1 }], ['ToolCompleted', { stepId: 's1', attempt: 1, call: call('a', 'empty') }],
      ['OrchestrationStarted', { round: 2, stepId: 's1' }], ['StrategyAdjusted', { round: 2, stepId: 's1', reason: '넓힘' }],
      ['StepOrchestrated', { step: { ...plannedStep('s1'), task: '넓은 검색' } }]);
    const state = foldAll(frames);
    expect(state.steps).toHaveLength(1);
    expect(state.steps[0]).toMatchObject({ status: 'orchestrated', plan: { task: '넓은 검색' } });
    expect(state.steps[0]!.calls).toHaveLength(1);
    expect(state.steps[0]!.attempts.map((attempt) => attempt.endedAt)).toEqual(['2026-11-22T07:00:06.000Z']);
    expect(state.round).toBe(2);
  });

  test('adds a step that a revision brought in', () => {
    const state = foldAll(recording(start, plan(plannedStep('s1')), ['StepOrchestrated', { step: plannedStep('s2') }]));
    expect(state.steps.map((step) => step.plan.stepId)).toEqual(['s1', 's2']);
  });

  test('asks for input until it is given', () => {
    const frames = recording(start, ['InputRequested', { inputId: 'plan', kind: 'approval', prompt: '괜찮나요?' }], ['InputProvided', { inputId: 'plan', decision: 'approve' }]);
    expect(foldAll(frames, 2)).toMatchObject({ status: 'awaitingInput', inputs: [{ inputId: 'plan', prompt: '괜찮나요?' }] });
    expect(foldAll(frames)).toMatchObject({ status: 'running', inputs: [] });
  });

  test.each(['InputProvided', 'InputExpired', 'InputWithdrawn'])('closes one question and waits for the other (%s)', (event) => {
    const asked = (inputId: string): [string, Record<string, unknown>] => ['InputRequested', { inputId, kind: 'approval', stepId: inputId }];
    const frames = recording(start, asked('s1'), asked('s2'), [event, { inputId: 's1' }]);
    expect(foldAll(frames)).toMatchObject({ status: 'awaitingInput', inputs: [{ inputId: 's2' }] });
  });

  test('shows a step as it was changed, and the steps in the order wanted', () => {
    const frames = recording(
      start, plan(plannedStep('s1'), plannedStep('s2'), plannedStep('s3')),
      ['StepEdited', { step: { ...plannedStep('s2'), task: '새 일' } }], ['StepsReordered', { order: ['s3', 's2', 's1'] }]);
    expect(foldAll(frames).steps.map((step) => [step.plan.stepId, step.plan.task, step.status])).toEqual(
      [['s3', 'task of s3', 'pending'], ['s2', '새 일', 'pending'], ['s1', 'task of s1', 'pending']]);
  });

  test('knows where a fork comes from and how much it reused', () => {
    const frames = recording(
      ['ExecutionStarted', { query: 'q', forkedFrom: { executionId: 'x0', version: 9 } }], plan(plannedStep('s1')),
      ['ToolCompleted', { stepId: 's1', attempt: 1, call: { ...call('a'), reusedFrom: 'c0' } }],
      ['ToolCompleted', { stepId: 's1', attempt: 1, call: call('b') }]);
    expect(foldAll(frames).forkedFrom).toEqual({ executionId: 'x0', version: 9 });
    expect(reusedOf(foldAll(frames))).toEqual({ calls: 1, of: 2 });
  });

  test('is still waiting for the input after a pause', () => {
    const frames = recording(start, ['InputRequested', { inputId: 'plan', kind: 'approval', prompt: '?' }], ['ExecutionPaused'], ['ExecutionResumed']);
    expect(foldAll(frames, 3).status).toBe('paused');
    expect(foldAll(frames).status).toBe('awaitingInput');
  });

  test.each([
    ['ExecutionCompleted', { outcome: 'degraded' }, 'completed'],
    ['ExecutionFailed', { failure: { class: 'budget', message: 'too late' } }, 'failed'],
    ['ExecutionCancelled', { reason: '그만' }, 'cancelled'],
  ])('ends with %s', (event, data, status) => {
    const state = foldAll(recording(start, ['InputRequested', { inputId: 'p' }], [event, data]));
    expect(state).toMatchObject({ status, inputs: [], endedAt: '2026-11-22T07:00:02.000Z' });
  });

  test('fills in what an answer leaves out', () => {
    const state = foldAll(recording(start, ['AnswerComposed', { answer: { text: '네.', composedBy: 'rules' } }]));
    expect(state.answer).toEqual({ text: '네.', composedBy: 'rules', sections: [], sources: [], assumptions: [], notDone: [], nextSteps: [] });
  });

  test('moves on over an event it does not know', () => {
    const before = foldAll(recording(start));
    const after = fold(before, { ...recording(start)[0]!, event: 'SomethingNew', sequence: 2 });
    expect(after).toEqual({ ...before, sequence: 2 });
  });

  test('tells every decision, in the order of the stream', () => {
    const frames = scenario('강남구 시세');
    const told = foldAll(frames).activities;
    expect(told.filter((activity) => activity.kind === 'tool')).toHaveLength(4);
    expect(told.filter((activity) => activity.kind === 'strategy')).toHaveLength(1);
    expect(told.filter((activity) => activity.kind === 'conflict')).toHaveLength(1);
    expect(told.filter((activity) => activity.kind === 'adjusted')).toHaveLength(1);
    expect(told.map((activity) => activity.sequence)).toEqual(told.map((activity) => activity.sequence).toSorted((a, b) => a - b));
  });

  test.each(['강남구 시세', '계약서'])('of any part and then of the rest is the fold of the whole (%s)', (query) => {
    const frames = scenario(query);
    const whole = foldAll(frames);
    for (let cut = 0; cut <= frames.length; cut++) {
      expect(frames.slice(cut).reduce(fold, foldAll(frames, cut))).toEqual(whole);
    }
  });

  test('leaves the state it started from as it was', () => {
    const frames = scenario('강남구 시세');
    const middle = foldAll(frames, 20);
    const copy = structuredClone(middle);
    frames.slice(20).reduce(fold, middle);
    expect(middle).toEqual(copy);
    expect(nothingYet.activities).toEqual([]);
  });
});
