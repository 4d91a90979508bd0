import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../i18n/i18n';
import { DeadLettersPage } from './DeadLettersPage';

const letter = {
  id: '0198f3c2-7d1e-8000-8000-000000000001', queue: 'holmes-supervisor-report-step', exchange: null, messageId: null, reason: 'failed',
  exceptionType: 'System.Exception', exceptionMessage: 'no such step', size: 12, lastAt: '2026-01-02T03:04:05Z', times: 2, retries: 1,
};
let asked: string[];
let letters: unknown[];

beforeEach(() => {
  [asked, letters] = [[], [letter]];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`);
    if (init?.method === 'POST') letters = [];
    return new Response(JSON.stringify({ deadLetters: letters, dead: letters.length }), { status: 200 });
  });
});

afterEach(() => { cleanup(); vi.unstubAllGlobals(); });

const show = () => render(
  <QueryClientProvider client={new QueryClient()}><DeadLettersPage /></QueryClientProvider>,
);

test('a dead letter is shown with where it died and why, and is sent again', async () => {
  show();
  expect(await screen.findByText(/holmes-supervisor-report-step/)).toBeTruthy();
  expect(screen.getByText('no such step')).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: /^(다시 보내기|Send again)$/ }));

  await waitFor(() => expect(screen.queryByText('no such step')).toBeNull());
  expect(asked).toContain(`POST /api/dead-letters/${letter.id}/retry`);
});

test('a refusal is told', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ title: 'Forbidden', detail: 'Dead letters are for operators.' }), { status: 403 }));
  show();
  expect((await screen.findByRole('alert')).textContent).toContain('Dead letters are for operators.');
});
