// What crosses the boundary to Holmes, as its JSON: camelCase, no nulls, enums as strings. An event may come from a
// newer Holmes, so readers of these types treat every field as one that can be missing where that costs nothing.

export type ExecutionStatus =
  | 'started' | 'running' | 'awaitingInput' | 'paused' | 'completed' | 'failed' | 'cancelled';

export type Outcome = 'ok' | 'empty' | 'degraded' | 'skipped' | 'failed' | 'unknown';

export interface Failure { class: string; message: string; retryable?: boolean }

export interface Intent { type: string; confidence: number; evidence: string[] }

/** Where something known of a person comes from: a question, or their own hand. */
export interface FactSource { at: string; words: string; executionId?: string }

export interface Entity { kind: string; text: string; value: unknown; inherited?: boolean; remembered?: FactSource }

export interface PlannedCall { decisionId: string; tool: string; arguments: unknown }

export interface PlannedStep {
  stepId: string;
  team: string;
  task: string;
  dependsOn: string[];
  calls: PlannedCall[];
  optional?: boolean;
  requiresInput?: boolean;
  maxAttempts?: number;
  timeoutSeconds?: number;
  needsApproval?: boolean;
}

export interface PolicyStamp {
  id: string;
  version: string;
  parametersHash: string;
  beliefPosition: number;
  /** Text where it is too wide for a number. */
  seed: number | string;
}

export interface StrategyCandidate { name: string; score: number; probability: number }

export interface StrategyDecision {
  name: string;
  confidence: number;
  reasoning: string;
  candidates: StrategyCandidate[];
  policy: PolicyStamp;
}

export interface ToolCandidate {
  tool: string;
  version: string;
  theta: number;
  mean: number;
  observations: number;
  health: number;
  milliseconds: number;
  cost: number;
  probability: number;
  skipped?: string;
}

export interface ModelUse {
  used: boolean;
  model?: string;
  proposed?: string;
  inputTokens?: number;
  outputTokens?: number;
}

export interface ToolDecision {
  decisionId: string;
  stepId: string;
  capability: string;
  tool: string;
  toolVersion: string;
  arguments: unknown;
  propensity: number;
  mode: string;
  reasoning: string;
  context?: { queryType: string; userSegment: string; teams: string[]; deadlineMilliseconds?: number; budget?: number };
  candidates: ToolCandidate[];
  policy: PolicyStamp;
  model: ModelUse;
}

export interface ToolConflict { stepId: string; tool: string; keptInStepId: string; reason: string }

/** @property source Where the person said so, when it was remembered. */
export interface Assumption { field: string; value: string; reason: string; source?: FactSource }

export interface SourceReference {
  kind: string;
  title: string;
  locator?: string;
  asOf?: string;
  url?: string;
  isSample?: boolean;
}

export interface CallResult {
  toolCallId: string;
  decisionId: string;
  tool: string;
  arguments: unknown;
  outcome: Outcome;
  quality: number;
  milliseconds: number;
  gives?: string;
  result?: unknown;
  sources?: SourceReference[];
  assumptions?: Assumption[];
  note?: string;
  failure?: Failure;
  reusedFrom?: string;
}

export interface AnswerSection { kind: string; title: string; content: string; toolCallIds: string[] }

export interface Answer {
  text: string;
  sections: AnswerSection[];
  sources: SourceReference[];
  assumptions: Assumption[];
  notDone: string[];
  nextSteps: string[];
  composedBy: string;
}

/** What a person changes of a step; what is left out stays as planned. */
export interface StepEdit { task?: string; tools?: string[]; arguments?: Record<string, unknown> }

export interface ForkChanges { query?: string; strategy?: string; tools?: Record<string, string[]> }

export interface ForkOrigin { executionId: string; version: number; changes?: ForkChanges }

export interface ToolDescriptor { name: string; team: string; capability: string }

export interface ExecutionOptions { strategy?: string; requireApproval?: boolean; deadlineSeconds?: number; mayAsk?: boolean }

/** A value that nobody gave: a number of won, or a text. */
export interface MissingValue { argument: string; name: string; kind: string }

/** A line of the list of executions. */
export interface ExecutionSummary {
  executionId: string;
  sessionId: string;
  query: string;
  status: ExecutionStatus;
  intent?: string;
  /** The short answer, as Markdown. */
  answer?: string;
  startedAt: string;
  endedAt?: string;
}

export interface ExecutionPage { executions: ExecutionSummary[]; page: number; pageSize: number; total: number }
