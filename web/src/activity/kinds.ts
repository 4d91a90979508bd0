import type { Activity } from '../live/state';
import type { Tone } from '../plan/stepLook';

export const filters = ['all', 'decisions', 'results', 'problems'] as const;
export type Filter = (typeof filters)[number];

const decisions = new Set<Activity['kind']>(['planned', 'strategy', 'tool', 'conflict', 'adjusted', 'inputRequested', 'inputProvided', 'inputExpired', 'stepEdited', 'reordered']);
const results = new Set<Activity['kind']>(['call', 'stepCompleted', 'stepFailed', 'stepSkipped', 'answered', 'ended']);

/** Whether somebody looking for one kind of entry wants to see this one. */
export function matches(activity: Activity, filter: Filter): boolean {
  switch (filter) {
    case 'decisions':
      return decisions.has(activity.kind);
    case 'results':
      return results.has(activity.kind);
    case 'problems':
      return isProblem(activity);
    default:
      return true;
  }
}

export function isProblem(activity: Activity): boolean {
  switch (activity.kind) {
    case 'call':
      return activity.call.outcome !== 'ok';
    case 'stepCompleted':
      return activity.outcome !== 'ok';
    case 'stepFailed':
    case 'stepSkipped':
    case 'adjusted':
      return true;
    case 'ended':
      return activity.status !== 'completed' || (activity.outcome !== undefined && activity.outcome !== 'ok');
    default:
      return false;
  }
}

/** The colour of an entry's mark in the list. */
export function toneOf(activity: Activity): Tone {
  if (activity.kind === 'stepFailed' || (activity.kind === 'ended' && activity.status === 'failed')) return 'bad';
  if (activity.kind === 'call' && activity.call.outcome === 'failed') return 'bad';
  if (isProblem(activity) || activity.kind === 'inputRequested') return 'warn';
  if (decisions.has(activity.kind)) return 'active';
  return results.has(activity.kind) ? 'good' : 'idle';
}
