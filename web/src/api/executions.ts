import { call } from './http';
import type { ExecutionOptions, ExecutionPage, ExecutionStatus } from './contracts';

export interface Accepted { executionId: string; sessionId: string; status: ExecutionStatus }

export interface Question { query: string; sessionId?: string; options?: ExecutionOptions }

/** Asks; the same key again is the same execution, so a repeated click or a lost answer starts nothing twice. */
export const ask = (question: Question, key: string) =>
  call<Accepted>('/api/executions', { method: 'POST', body: question, headers: { 'idempotency-key': key } });

export const listExecutions = (filter: { sessionId?: string; pageSize?: number }) => {
  const query = new URLSearchParams({ page: '1', pageSize: String(filter.pageSize ?? 100) });
  if (filter.sessionId) query.set('sessionId', filter.sessionId);
  return call<ExecutionPage>(`/api/executions?${query}`);
};

export type Control = 'cancel' | 'pause' | 'resume';

export const control = (id: string, action: Control) => call(`/api/executions/${id}/${action}`, { method: 'POST' });

export interface Reply { inputId: string; decision: 'approve' | 'reject' | 'edit'; value?: unknown }

export const provideInput = (id: string, reply: Reply) =>
  call(`/api/executions/${id}/input`, { method: 'POST', body: reply });

/** A fresh key. `randomUUID` exists on secure origins only; Holmes may well be opened by the address of a machine. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
