import { call } from './http';
import type { ExecutionOptions, ExecutionPage, ExecutionStatus, ForkChanges, StepEdit, ToolDescriptor } from './contracts';

export interface Accepted { executionId: string; sessionId: string; status: ExecutionStatus }

export interface Question { query: string; sessionId?: string; options?: ExecutionOptions }

/** Asks, with somebody there to be asked back; the same key again is the same execution, so a repeated click or a lost answer starts nothing twice. */
export const ask = (question: Question, key: string) =>
  call<Accepted>('/api/executions', { method: 'POST', body: { ...question, options: { mayAsk: true, ...question.options } }, headers: { 'idempotency-key': key } });

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

export const editStep = (id: string, stepId: string, edit: StepEdit) =>
  call(`/api/executions/${id}/steps/${encodeURIComponent(stepId)}`, { method: 'POST', body: edit });

/** Starts an execution of its own from this one as it stood at a version; the same key again is the same fork. */
export const fork = (id: string, version: number, changes: ForkChanges, key: string) =>
  call<Accepted>(`/api/executions/${id}/fork`, { method: 'POST', body: { version, changes }, headers: { 'idempotency-key': key } });

export const listTools = async () =>
  (await call<{ tools: { tool: ToolDescriptor }[] }>('/api/tools')).tools.map(({ tool }) => tool);

/** A fresh key. `randomUUID` exists on secure origins only; Holmes may well be opened by the address of a machine. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
