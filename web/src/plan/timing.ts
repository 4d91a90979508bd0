import type { StepState } from '../live/state';

/** How long a step worked, over its attempts up to now; null before it began. */
export function workedFor(step: StepState, now: number): number | null {
  const first = step.attempts[0];
  if (!first) return null;
  const last = step.attempts.at(-1)!;
  return (last.endedAt ? Date.parse(last.endedAt) : now) - Date.parse(first.startedAt);
}

export interface Bar { stepId: string; attempt: number; from: number; to: number; failed: boolean; open: boolean }

/** The attempts as shares of the time from the start to the end. */
export function bars(steps: readonly StepState[], startedAt: string, end: number): Bar[] {
  const begin = Date.parse(startedAt);
  const span = Math.max(1, end - begin);
  const share = (at: number) => Math.min(1, Math.max(0, (at - begin) / span));
  return steps.flatMap((step) =>
    step.attempts.map((attempt) => ({
      stepId: step.plan.stepId,
      attempt: attempt.attempt,
      from: share(Date.parse(attempt.startedAt)),
      to: share(attempt.endedAt ? Date.parse(attempt.endedAt) : end),
      failed: attempt.failure !== null,
      open: attempt.endedAt === null,
    })));
}
