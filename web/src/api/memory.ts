import type { FactSource } from './contracts';
import { call } from './http';

export type FactUnit = 'wonPerYear' | 'won' | 'wonPerMonth' | 'years' | 'yearsRange' | 'count' | 'grade' | 'yesNo' | 'region' | 'propertyType';

/** Something a person said of themselves, or wrote down. */
export interface KnownFact {
  id: string;
  kind: string;
  value: unknown;
  unit: FactUnit;
  source: FactSource;
  question?: string;
  supersedes?: KnownFact;
}

export interface KnownOfMe { userId: string; questions: number; sessions: number; remembers: boolean; facts?: KnownFact[] }

export const knownOfMe = () => call<KnownOfMe>('/api/memory/me');

export const switchRemembering = (remember: boolean) => call('/api/memory/me', { method: 'PATCH', body: { remember } });

export const addFact = ({ kind, value }: { kind: string; value: unknown }) => call('/api/memory/me/facts', { method: 'POST', body: { kind, value } });

export const correctFact = ({ id, value }: { id: string; value: unknown }) => call(`/api/memory/me/facts/${id}`, { method: 'PUT', body: { value } });

export const forgetFact = (id: string) => call(`/api/memory/me/facts/${id}`, { method: 'DELETE' });

export const forgetFacts = () => call('/api/memory/me/facts', { method: 'DELETE' });

export const forgetMe = () => call('/api/memory/me', { method: 'DELETE' });
