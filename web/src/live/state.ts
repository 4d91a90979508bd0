import type {
  Answer, Assumption, CallResult, Entity, ExecutionStatus, Failure, ForkOrigin, Intent, MissingValue, Outcome, PlannedStep, StrategyDecision,
  ToolConflict, ToolDecision,
} from '../api/contracts';

export type StepStatus = 'pending' | 'orchestrated' | 'in_progress' | 'retrying' | 'completed' | 'failed' | 'skipped';

/** One try of a step. */
export interface Attempt {
  attempt: number;
  startedAt: string;
  endedAt: string | null;
  failure: Failure | null;
}

/** A call with the moment it was reported. */
export interface CallReport { attempt: number; at: string; sequence: number; call: CallResult }

export interface StepState {
  plan: PlannedStep;
  status: StepStatus;
  outcome: Outcome | null;
  quality: number | null;
  progress: number;
  note: string | null;
  attempts: Attempt[];
  calls: CallReport[];
  retryAt: string | null;
  reason: string | null;
}

export interface InputRequest {
  inputId: string;
  kind: string;
  prompt: string;
  stepId?: string;
  /** The call whose effect nobody knows, or that lacks a value. */
  toolCallId?: string;
  /** What is asked for, where a value is missing. */
  values?: MissingValue[];
  expiresAt?: string;
  askedAt: string;
}

/** What the activity list shows: one entry for each event a person wants to read. */
export type Activity = { sequence: number; at: string } & (
  | { kind: 'started' }
  | { kind: 'round'; round: number; stepId?: string; reason?: string; replans?: boolean }
  | { kind: 'planned'; intent: Intent | null; entities: Entity[]; steps: number }
  | { kind: 'strategy'; decision: StrategyDecision }
  | { kind: 'tool'; decision: ToolDecision }
  | { kind: 'conflict'; conflict: ToolConflict }
  | { kind: 'adjusted'; round: number; stepId?: string; reason: string }
  | { kind: 'stepStarted'; stepId: string; attempt: number }
  | { kind: 'call'; stepId: string; attempt: number; call: CallResult }
  | { kind: 'stepCompleted'; stepId: string; outcome: Outcome; quality: number | null; milliseconds: number | null }
  | { kind: 'stepFailed'; stepId: string; attempt: number; failure: Failure; retryAt?: string }
  | { kind: 'stepSkipped'; stepId: string; reason: string }
  | { kind: 'inputRequested'; request: InputRequest }
  | { kind: 'inputProvided'; inputId: string; asked?: string; decision: string }
  | { kind: 'inputExpired'; inputId: string; asked?: string }
  | { kind: 'inputWithdrawn'; inputId: string; reason: string }
  | { kind: 'stepEdited'; stepId: string }
  | { kind: 'reordered'; order: string[] }
  | { kind: 'inherited'; calls: number }
  | { kind: 'answered'; composedBy: string }
  | { kind: 'ended'; status: ExecutionStatus; outcome?: Outcome; failure?: Failure; reason?: string }
  | { kind: 'paused' }
  | { kind: 'resumed' }
);

/** Everything the page shows of an execution, as of `sequence`. */
export interface ExecutionState {
  sequence: number;
  executionId: string | null;
  sessionId: string | null;
  query: string | null;
  status: ExecutionStatus;
  startedAt: string | null;
  endedAt: string | null;
  intent: Intent | null;
  entities: Entity[];
  strategy: StrategyDecision | null;
  round: number;
  orchestrating: boolean;
  steps: StepState[];
  assumptions: Assumption[];
  /** What people are asked and have not answered, in the order it was asked. */
  inputs: InputRequest[];
  forkedFrom: ForkOrigin | null;
  answer: Answer | null;
  outcome: Outcome | null;
  failure: Failure | null;
  cancelReason: string | null;
  activities: Activity[];
}

export const nothingYet: ExecutionState = {
  sequence: 0,
  executionId: null,
  sessionId: null,
  query: null,
  status: 'started',
  startedAt: null,
  endedAt: null,
  intent: null,
  entities: [],
  strategy: null,
  round: 0,
  orchestrating: false,
  steps: [],
  assumptions: [],
  inputs: [],
  forkedFrom: null,
  answer: null,
  outcome: null,
  failure: null,
  cancelReason: null,
  activities: [],
};

/** How many of the calls with an end were answered from the log of the execution this one was forked from. */
export function reusedOf(state: ExecutionState) {
  const calls = new Map(state.steps.flatMap((step) => step.calls.map(({ call }) => [call.toolCallId, call] as const)));
  return { calls: [...calls.values()].filter((call) => call.reusedFrom).length, of: calls.size };
}

export const isOver = (status: ExecutionStatus) =>
  status === 'completed' || status === 'failed' || status === 'cancelled';
