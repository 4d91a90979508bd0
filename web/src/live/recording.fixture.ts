import type { Frame } from './frames';

/** Builds a stream for a test: contiguous from 1, a second apart. */
export function recording(...events: [event: string, data?: Record<string, unknown>][]): Frame[] {
  return events.map(([event, data = {}], index) => ({
    type: '',
    event,
    execution_id: 'x1',
    sequence: index + 1,
    timestamp: new Date(Date.UTC(2026, 10, 22, 7, 0, index)).toISOString(),
    data,
  })).map((frame) => ({ ...frame, text: JSON.stringify(frame) }));
}

export const plannedStep = (stepId: string, dependsOn: string[] = []) => ({
  stepId, team: 'search', task: `task of ${stepId}`, dependsOn, calls: [], maxAttempts: 3, timeoutSeconds: 30,
});

export const call = (tool: string, outcome = 'ok') => ({
  toolCallId: `call-${tool}`, decisionId: 'd', tool, arguments: {}, outcome, quality: 0.5, milliseconds: 20,
});
