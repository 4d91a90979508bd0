import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../i18n/i18n';
import { MemoryPage } from './MemoryPage';

vi.mock('@tanstack/react-router', () => ({ Link: ({ children, params }: { children: unknown; params: { executionId: string } }) => <a href={`/executions/${params.executionId}`}>{children as string}</a> }));

const income = {
  id: '0198f3c2-7d1e-8000-8000-000000000001', kind: 'income', value: 60_000_000, unit: 'wonPerYear', question: '연소득 6천인데 대출 얼마나 나와?',
  source: { at: '2026-11-03T03:04:05Z', words: '연소득 6천', executionId: '0198f3c2-7d1e-8000-8000-00000000000a' },
};
let asked: [string, unknown][];
let known: { userId: string; questions: number; sessions: number; remembers: boolean; facts: unknown[] };

beforeEach(() => {
  asked = [];
  known = { userId: 'local', questions: 3, sessions: 1, remembers: true, facts: [income] };
  vi.stubGlobal('confirm', () => true);
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const body = init?.body ? JSON.parse(init.body as string) as Record<string, unknown> : undefined;
    if (init?.method && init.method !== 'GET') asked.push([`${init.method} ${path}`, body]);
    if (init?.method === 'DELETE') known.facts = [];
    if (init?.method === 'PATCH') known.remembers = body!.remember as boolean;
    return new Response(JSON.stringify(known), { status: 200 });
  });
});

afterEach(() => { cleanup(); vi.unstubAllGlobals(); });

const show = () => render(<QueryClientProvider client={new QueryClient()}><MemoryPage /></QueryClientProvider>);

test('a fact is shown with the question it is from', async () => {
  show();
  const source = await screen.findByRole('link', { name: /연소득 6천인데/ });
  expect(source.getAttribute('href')).toBe('/executions/0198f3c2-7d1e-8000-8000-00000000000a');
  expect(screen.getByText(/6,000만원/)).toBeTruthy();
});

test('a fact is corrected in ten thousands of won and forgotten', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: '고치기' }));
  const form = screen.getByRole('article').querySelector('form')!;
  fireEvent.change(form.querySelector('input')!, { target: { value: '6500' } });
  fireEvent.submit(form);
  await waitFor(() => expect(asked).toContainEqual([`PUT /api/memory/me/facts/${income.id}`, { value: 65_000_000 }]));

  fireEvent.click(screen.getByRole('button', { name: '잊기' }));
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
  expect(asked.map(([what]) => what)).toContain(`DELETE /api/memory/me/facts/${income.id}`);
});

test('remembering is switched off, and everything forgotten', async () => {
  show();
  fireEvent.click(await screen.findByRole('checkbox'));
  await waitFor(() => expect(asked).toContainEqual(['PATCH /api/memory/me', { remember: false }]));
  fireEvent.click(screen.getByRole('button', { name: '모두 잊기' }));
  await waitFor(() => expect(asked.map(([what]) => what)).toContain('DELETE /api/memory/me/facts'));
});
