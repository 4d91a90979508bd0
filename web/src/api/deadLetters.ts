import { call } from './http';

/** A message that could not be consumed. */
export interface DeadLetter {
  id: string;
  queue: string;
  exchange: string | null;
  messageId: string | null;
  reason: string;
  exceptionType: string | null;
  exceptionMessage: string | null;
  size: number;
  lastAt: string;
  times: number;
  retries: number;
}

export interface DeadLetterPage { deadLetters: DeadLetter[]; dead: number }

export interface DeadLetterDetails { stackTrace: string | null; body: string; isText: boolean; isWhole: boolean }

export const listDeadLetters = () => call<DeadLetterPage>('/api/dead-letters?limit=200');

export const readDeadLetter = (id: string) => call<DeadLetterDetails>(`/api/dead-letters/${id}`);

export const retryDeadLetter = (id: string) => call(`/api/dead-letters/${id}/retry`, { method: 'POST' });

export const retryAllDeadLetters = () => call('/api/dead-letters/retry', { method: 'POST' });

export const dropDeadLetter = (id: string) => call(`/api/dead-letters/${id}`, { method: 'DELETE' });
