import type { Answer, PlannedStep } from '../api/contracts';
import type { Frame } from './frames';
import { completeAnswer, inputRequest, type Read } from './read';
import type { Activity, ExecutionState } from './state';

type Told = Activity extends infer A ? (A extends Activity ? Omit<A, 'sequence' | 'at'> : never) : never;

/** What a person reads of an event; null for events that only move the state. */
export function tell(state: ExecutionState, frame: Frame, read: Read): Told | null {
  const stepId = read<string>('stepId');
  const attempt = read<number>('attempt') ?? 1;
  switch (frame.event) {
    case 'ExecutionStarted':
      return { kind: 'started' };
    case 'OrchestrationStarted':
      return { kind: 'round', round: read('round'), stepId, reason: read('reason'), replans: read('replans') };
    case 'ExecutionPlanned':
      return {
        kind: 'planned',
        intent: read('intent') ?? null,
        entities: read('entities') ?? [],
        steps: read<PlannedStep[]>('steps')?.length ?? 0,
      };
    case 'StrategyDecided':
      return { kind: 'strategy', decision: read('decision') };
    case 'ToolSelected':
      return { kind: 'tool', decision: read('decision') };
    case 'ToolConflictResolved':
      return { kind: 'conflict', conflict: read('conflict') };
    case 'StrategyAdjusted':
      return { kind: 'adjusted', round: read('round'), stepId, reason: read('reason') ?? '' };
    case 'StepStarted':
      return { kind: 'stepStarted', stepId, attempt };
    case 'ToolCompleted':
    case 'ToolFailed':
      return { kind: 'call', stepId, attempt, call: read('call') };
    case 'StepCompleted':
      return {
        kind: 'stepCompleted',
        stepId,
        outcome: read('outcome') ?? 'ok',
        quality: read('quality') ?? null,
        milliseconds: sinceStart(state, stepId, frame.timestamp),
      };
    case 'StepFailed':
      return { kind: 'stepFailed', stepId, attempt, failure: read('failure'), retryAt: read('retryAt') };
    case 'StepSkipped':
      return { kind: 'stepSkipped', stepId, reason: read('reason') ?? '' };
    case 'InputRequested':
      return { kind: 'inputRequested', request: inputRequest(frame, read) };
    case 'InputProvided':
      return { kind: 'inputProvided', inputId: read('inputId'), asked: kindOf(state, read('inputId')), decision: read('decision') ?? '' };
    case 'InputExpired':
      return { kind: 'inputExpired', inputId: read('inputId'), asked: kindOf(state, read('inputId')) };
    case 'InputWithdrawn':
      return { kind: 'inputWithdrawn', inputId: read('inputId'), reason: read('reason') ?? '' };
    case 'StepEdited':
      return { kind: 'stepEdited', stepId: read<PlannedStep>('step')?.stepId ?? '' };
    case 'StepsReordered':
      return { kind: 'reordered', order: read('order') ?? [] };
    case 'ResultsInherited':
      return { kind: 'inherited', calls: read<unknown[]>('calls')?.length ?? 0 };
    case 'AnswerComposed':
      return { kind: 'answered', composedBy: completeAnswer(read<Answer>('answer')).composedBy };
    case 'ExecutionCompleted':
      return { kind: 'ended', status: 'completed', outcome: read('outcome') };
    case 'ExecutionFailed':
      return { kind: 'ended', status: 'failed', failure: read('failure') };
    case 'ExecutionCancelled':
      return { kind: 'ended', status: 'cancelled', reason: read('reason') };
    case 'ExecutionPaused':
      return { kind: 'paused' };
    case 'ExecutionResumed':
      return { kind: 'resumed' };
    default:
      return null;
  }
}

function sinceStart(state: ExecutionState, stepId: string, at: string): number | null {
  const start = state.steps.find((step) => step.plan.stepId === stepId)?.attempts.at(-1)?.startedAt;
  return start ? Date.parse(at) - Date.parse(start) : null;
}

/** What kind of question it was, while it is still open. */
const kindOf = (state: ExecutionState, inputId: string) => state.inputs.find((input) => input.inputId === inputId)?.kind;
