import type { Answer, MissingValue } from '../api/contracts';
import type { Frame } from './frames';
import type { InputRequest } from './state';

/** Reads a field of an event's data; the events' types are the contract, so the caller names the type. */
export type Read = <T>(field: string) => T;

export const reader = (frame: Frame) => ((field: string) => frame.data[field]) as Read;

export const inputRequest = (frame: Frame, read: Read): InputRequest => ({
  inputId: read<string>('inputId'),
  kind: read<string>('kind') ?? 'approval',
  prompt: read<string>('prompt') ?? '',
  stepId: read<string | undefined>('stepId'),
  toolCallId: read<string | undefined>('toolCallId'),
  values: read<MissingValue[] | undefined>('values'),
  expiresAt: read<string | undefined>('expiresAt'),
  askedAt: frame.timestamp,
});

/** Nothing-values are left out on the wire. */
export const completeAnswer = (answer: Partial<Answer> | undefined): Answer => ({
  text: answer?.text ?? '',
  sections: answer?.sections ?? [],
  sources: answer?.sources ?? [],
  assumptions: answer?.assumptions ?? [],
  notDone: answer?.notDone ?? [],
  nextSteps: answer?.nextSteps ?? [],
  composedBy: answer?.composedBy ?? '',
});
