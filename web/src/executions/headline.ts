import type { ExecutionState } from '../live/state';

export interface Said { key: string; tasks?: string }

const outcomes: Record<string, string> = { degraded: 'degraded', empty: 'empty', failed: 'nothing' };

/** What is going on, in one line. */
export function headlineOf(state: ExecutionState): Said {
  if (state.status === 'completed') return { key: outcomes[state.outcome ?? 'ok'] ?? 'completed' };
  if (state.status !== 'started' && state.status !== 'running') return { key: state.status };
  const running = state.steps.filter((step) => step.status === 'in_progress');
  if (running.length > 0) return { key: 'running', tasks: running.map((step) => step.plan.task).join(' · ') };
  if (state.orchestrating) return { key: state.round > 1 ? 'revising' : 'planning' };
  if (state.steps.length === 0) return { key: state.status === 'started' ? 'started' : 'composing' };
  return { key: progressOf(state).done === state.steps.length ? 'composing' : 'waiting' };
}

const finished = new Set(['completed', 'failed', 'skipped']);

/** Steps that are over, and the share of the work done, running steps counted by their progress. */
export function progressOf(state: ExecutionState) {
  const total = state.steps.length;
  const done = state.steps.filter((step) => finished.has(step.status)).length;
  const work = state.steps.reduce((sum, step) => sum + (finished.has(step.status) ? 1 : step.progress / 100), 0);
  return { done, total, share: total === 0 ? 0 : work / total };
}
