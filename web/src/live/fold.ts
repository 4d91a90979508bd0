import type {
  Answer, Assumption, CallResult, Entity, ExecutionStatus, Failure, ForkOrigin, Intent, Outcome, PlannedStep, StrategyDecision,
} from '../api/contracts';
import type { Frame } from './frames';
import { tell } from './activities';
import { completeAnswer, inputRequest, reader, type Read } from './read';
import { nothingYet, type Activity, type Attempt, type ExecutionState, type StepState } from './state';

/** The state after a frame. An event it does not know moves the sequence on and changes nothing else. */
export function fold(state: ExecutionState, frame: Frame): ExecutionState {
  const read = reader(frame);
  const next = { ...state, ...changes(state, frame, read), sequence: frame.sequence };
  const told = tell(state, frame, read);
  if (!told) return next;
  const activity = { ...told, sequence: frame.sequence, at: frame.timestamp } as Activity;
  return { ...next, activities: [...state.activities, activity] };
}

/** The state after the first `count` frames, as it was then. */
export const foldAll = (frames: readonly Frame[], count = frames.length) =>
  frames.slice(0, count).reduce(fold, nothingYet);

function changes(state: ExecutionState, frame: Frame, read: Read): Partial<ExecutionState> {
  switch (frame.event) {
    case 'ExecutionStarted':
      return {
        executionId: frame.execution_id,
        sessionId: read<string>('sessionId') ?? null,
        query: read<string>('query') ?? '',
        startedAt: frame.timestamp,
        status: 'started',
        forkedFrom: read<ForkOrigin | undefined>('forkedFrom') ?? null,
      };
    case 'OrchestrationStarted':
      return { round: read<number>('round') ?? state.round, orchestrating: true, status: running(state) };
    case 'OrchestrationCompleted':
      return { orchestrating: false };
    case 'ExecutionPlanned':
      return {
        intent: read<Intent>('intent') ?? null,
        entities: read<Entity[]>('entities') ?? [],
        steps: (read<PlannedStep[]>('steps') ?? []).map(planned),
        assumptions: read<Assumption[]>('assumptions') ?? [],
        status: running(state),
      };
    case 'StrategyDecided':
      return { strategy: read<StrategyDecision>('decision') };
    case 'StepOrchestrated':
      return { steps: orchestrated(state.steps, read<PlannedStep>('step'), frame.timestamp) };
    case 'ExecutionDispatched':
      return { orchestrating: false, status: running(state) };
    case 'InputRequested':
      return { inputs: [...state.inputs, inputRequest(frame, read)], status: state.status === 'paused' ? 'paused' : 'awaitingInput' };
    case 'InputProvided':
    case 'InputExpired':
    case 'InputWithdrawn':
      return closed(state, read<string>('inputId'));
    case 'StepEdited':
      return { steps: edited(state.steps, read<PlannedStep>('step')) };
    case 'StepsReordered':
      return { steps: reordered(state.steps, read<string[]>('order') ?? []) };
    case 'AnswerComposed':
      return { answer: completeAnswer(read<Partial<Answer>>('answer')) };
    case 'ExecutionPaused':
      return { status: 'paused' };
    case 'ExecutionResumed':
      return { status: state.inputs.length ? 'awaitingInput' : 'running' };
    case 'ExecutionCompleted':
      return ended(frame, 'completed', { outcome: read<Outcome>('outcome') ?? null });
    case 'ExecutionFailed':
      return ended(frame, 'failed', { failure: read<Failure>('failure') ?? null });
    case 'ExecutionCancelled':
      return ended(frame, 'cancelled', { cancelReason: read<string>('reason') ?? null });
    default:
      return stepChanges(state, frame, read);
  }
}

function stepChanges(state: ExecutionState, frame: Frame, read: Read): Partial<ExecutionState> {
  const stepId = read<string>('stepId');
  const change = stepId ? stepChange(frame, read) : null;
  if (!change) return {};
  return { steps: state.steps.map((step) => (step.plan.stepId === stepId ? change(step) : step)) };
}

function stepChange(frame: Frame, read: Read): ((step: StepState) => StepState) | null {
  const attempt = read<number>('attempt') ?? 1;
  switch (frame.event) {
    case 'StepStarted':
      return (step) => ({
        ...step,
        status: 'in_progress',
        progress: 0,
        note: null,
        retryAt: null,
        reason: null,
        attempts: [...endOpen(step.attempts, frame.timestamp), { attempt, startedAt: frame.timestamp, endedAt: null, failure: null }],
      });
    case 'StepProgressed':
      return (step) => ({
        ...step,
        progress: Math.max(step.progress, read<number>('progressPercentage') ?? 0),
        note: read<string>('note') ?? step.note,
      });
    case 'ToolCompleted':
    case 'ToolFailed':
      return (step) => ({
        ...step,
        calls: [...step.calls, { attempt, at: frame.timestamp, sequence: frame.sequence, call: read<CallResult>('call') }],
      });
    case 'StepCompleted':
      return (step) => ({
        ...endAttempt(step, frame.timestamp, null),
        status: 'completed',
        outcome: read<Outcome>('outcome') ?? null,
        quality: read<number>('quality') ?? null,
        progress: 100,
        note: null,
      });
    case 'StepFailed':
      return (step) => {
        const failure = read<Failure>('failure');
        const retryAt = read<string>('retryAt') ?? null;
        return {
          ...endAttempt(step, frame.timestamp, failure),
          status: retryAt ? 'retrying' : 'failed',
          outcome: retryAt ? null : 'failed',
          retryAt,
          reason: failure?.message ?? null,
        };
      };
    case 'StepSkipped':
      return (step) => ({ ...step, status: 'skipped', outcome: 'skipped', reason: read<string>('reason') ?? null });
    default:
      return null;
  }
}

const planned = (plan: PlannedStep): StepState => ({
  plan: { ...plan, dependsOn: plan.dependsOn ?? [], calls: plan.calls ?? [] },
  status: 'pending',
  outcome: null,
  quality: null,
  progress: 0,
  note: null,
  attempts: [],
  calls: [],
  retryAt: null,
  reason: null,
});

/** A revision brings a step back with other calls: what it did before stays visible. */
function orchestrated(steps: StepState[], plan: PlannedStep, at: string): StepState[] {
  if (!plan) return steps;
  const fresh = planned(plan);
  const known = steps.some((step) => step.plan.stepId === plan.stepId);
  if (!known) return [...steps, { ...fresh, status: 'orchestrated' }];
  return steps.map((step) =>
    step.plan.stepId === plan.stepId
      ? { ...fresh, status: 'orchestrated', attempts: endOpen(step.attempts, at), calls: step.calls }
      : step);
}

/** The execution goes on where nothing else is asked. */
function closed(state: ExecutionState, inputId: string): Partial<ExecutionState> {
  const inputs = state.inputs.filter((input) => input.inputId !== inputId);
  return { inputs, status: state.status === 'paused' ? 'paused' : inputs.length ? 'awaitingInput' : 'running' };
}

const edited = (steps: StepState[], plan: PlannedStep): StepState[] =>
  plan ? steps.map((step) => (step.plan.stepId === plan.stepId ? { ...step, plan: planned(plan).plan } : step)) : steps;

const reordered = (steps: StepState[], order: string[]): StepState[] => {
  const place = (step: StepState) => (order.indexOf(step.plan.stepId) + order.length + 1) % (order.length + 1);
  return [...steps].sort((a, b) => place(a) - place(b));
};

/** An attempt that was superseded has no end of its own on the stream. */
const endOpen = (attempts: Attempt[], at: string) =>
  attempts.map((attempt) => (attempt.endedAt ? attempt : { ...attempt, endedAt: at }));

const endAttempt = (step: StepState, at: string, failure: Failure | null): StepState => ({
  ...step,
  attempts: step.attempts.map((attempt, index) =>
    index === step.attempts.length - 1 ? { ...attempt, endedAt: at, failure } : attempt),
});

const running = (state: ExecutionState): ExecutionStatus => (state.status === 'started' ? 'running' : state.status);

const ended = (frame: Frame, status: ExecutionStatus, rest: Partial<ExecutionState>): Partial<ExecutionState> => ({
  ...rest,
  status,
  endedAt: frame.timestamp,
  inputs: [],
  orchestrating: false,
});
