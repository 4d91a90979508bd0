import type { ExecutionSummary } from '../api/contracts';

export interface Session { sessionId: string; title: string; latest: ExecutionSummary; questions: ExecutionSummary[] }

const byStart = (a: ExecutionSummary, b: ExecutionSummary) => Date.parse(a.startedAt) - Date.parse(b.startedAt);

/** Questions by conversation, the conversation with the newest question first, its questions in order. */
export function sessionsOf(summaries: readonly ExecutionSummary[]): Session[] {
  const groups = new Map<string, ExecutionSummary[]>();
  for (const summary of summaries) groups.set(summary.sessionId, [...(groups.get(summary.sessionId) ?? []), summary]);
  return [...groups]
    .map(([sessionId, group]) => {
      const questions = group.toSorted(byStart);
      return { sessionId, title: questions[0]!.query, latest: questions.at(-1)!, questions };
    })
    .toSorted((a, b) => byStart(b.latest, a.latest));
}

/** What was asked in the same conversation before this execution. */
export const earlierThan = (summaries: readonly ExecutionSummary[], executionId: string, startedAt: string | null) =>
  summaries
    .filter((summary) => summary.executionId !== executionId && (!startedAt || Date.parse(summary.startedAt) < Date.parse(startedAt)))
    .toSorted(byStart);
