import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import '../i18n/i18n';
import { foldAll } from '../live/fold';
import { plannedStep, recording } from '../live/recording.fixture';
import { InputCard } from './InputCard';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Answers every request the same way, and keeps what was asked. */
function answering(status: number, body: object) {
  const posted: [string, unknown][] = [];
  vi.stubGlobal('fetch', (path: string, init: { body: string }) => {
    posted.push([path, JSON.parse(init.body)]);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return posted;
}

function card(input: Record<string, unknown>) {
  const state = foldAll(recording(
    ['ExecutionStarted', { query: 'q' }], ['ExecutionPlanned', { steps: [plannedStep('s1'), plannedStep('s2')] }], ['InputRequested', input]));
  const sent: object[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <InputCard executionId="x1" input={state.inputs[0]!} steps={state.steps} refusal={null} send={(message) => sent.push(message) > 0} />
    </QueryClientProvider>);
  return sent;
}

const price = {
  inputId: 'value:s1', kind: 'missingValue', stepId: 's1', prompt: '가격을 알려 주세요.',
  values: [{ argument: 'priceWon', name: '주택 가격', kind: 'won' }, { argument: 'annualIncomeWon', name: '연소득', kind: 'won' }],
};
const plan = { inputId: 'plan', kind: 'approval', prompt: 'Approve the plan before it runs.' };

test('a plan is approved as it is', async () => {
  const sent = card(plan);
  fireEvent.click(screen.getByRole('button', { name: '승인' }));
  await waitFor(() => expect(sent).toEqual([{ type: 'interrupt_response', input_id: 'plan', action: 'approve', value: undefined }]));
});

test('a plan is approved without the steps that were unticked, by a request whose reply says what is wrong', async () => {
  const posted = answering(400, { title: 'Bad', detail: "'value.skipSteps[0]' names s2, which is not a step." });
  const sent = card(plan);
  fireEvent.click(screen.getByLabelText(/s2/));
  fireEvent.click(screen.getByRole('button', { name: '고른 단계만 진행' }));
  await waitFor(() => expect(posted).toEqual([['/api/executions/x1/input', { inputId: 'plan', decision: 'edit', value: { skipSteps: ['s2'] } }]]));
  expect(sent).toEqual([]);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('which is not a step'));
});

test('a step with a side effect is approved, left out, or changed', async () => {
  const posted = answering(202, {});
  const ask = { inputId: 'approve:s1:1', kind: 'approval', prompt: '', stepId: 's1', expiresAt: '2026-11-22T08:00:00Z' };
  const sent = card(ask);
  expect(screen.getByRole('heading', { name: '이 단계를 실행해도 될까요?' })).toBeTruthy();
  expect(screen.getByText(/까지 답이 없으면 이 단계는 하지 않습니다/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('할 일'), { target: { value: '다른 일' } });
  fireEvent.click(screen.getByRole('button', { name: '고쳐서 승인' }));
  await waitFor(() => expect(posted).toEqual([['/api/executions/x1/input', { inputId: 'approve:s1:1', decision: 'edit', value: { task: '다른 일' } }]]));
  cleanup();
  const again = card(ask);
  fireEvent.click(screen.getByRole('button', { name: '이 단계 빼기' }));
  await waitFor(() => expect(again).toMatchObject([{ input_id: 'approve:s1:1', action: 'reject' }]));
  expect(sent).toEqual([]);
});

test('of an effect nobody knows a person says whether to repeat it, or what came of it', async () => {
  const posted = answering(202, {});
  const ask = { inputId: 'effect:c1', kind: 'unknownEffect', prompt: '', stepId: 's1', toolCallId: 'c1' };
  const sent = card(ask);
  fireEvent.change(screen.getByLabelText('실행됐다면 그 결과'), { target: { value: '{"receipt":"A-17"}' } });
  fireEvent.click(screen.getByRole('button', { name: '이 결과로 계속' }));
  await waitFor(() => expect(posted).toMatchObject([['/api/executions/x1/input', { decision: 'edit', value: { receipt: 'A-17' } }]]));
  cleanup();
  const again = card(ask);
  fireEvent.click(screen.getByRole('button', { name: '실행되지 않았음: 다시 실행' }));
  await waitFor(() => expect(again).toMatchObject([{ action: 'approve' }]));
  expect(sent).toEqual([]);
});

test('a plan without any step cannot be approved', () => {
  card(plan);
  fireEvent.click(screen.getByLabelText(/s1/));
  fireEvent.click(screen.getByLabelText(/s2/));
  expect((screen.getByRole('button', { name: '고른 단계만 진행' }) as HTMLButtonElement).disabled).toBe(true);
});

test('a plan is rejected', async () => {
  const sent = card(plan);
  fireEvent.click(screen.getByRole('button', { name: '거절' }));
  await waitFor(() => expect(sent).toMatchObject([{ action: 'reject' }]));
});

test('a missing value is given', async () => {
  const posted = answering(202, {});
  const sent = card(price);
  expect(screen.getByText('가격을 알려 주세요.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('가격'), { target: { value: ' 6억 5천 ' } });
  fireEvent.click(screen.getByRole('button', { name: '값 보내기' }));
  await waitFor(() => expect(posted).toMatchObject([['/api/executions/x1/input', { decision: 'edit', value: { priceWon: 650_000_000 } }]]));
  expect(sent).toEqual([]);
});

test('what is no amount is not sent', () => {
  card(price);
  fireEvent.change(screen.getByLabelText('연소득'), { target: { value: '많이' } });
  expect(screen.getByRole('alert').textContent).toContain('금액');
  expect(screen.getByRole('button', { name: '값 보내기' })).toHaveProperty('disabled', true);
});

test('a missing value is done without', async () => {
  const sent = card(price);
  fireEvent.click(screen.getByRole('button', { name: '이 값 없이 진행' }));
  await waitFor(() => expect(sent).toMatchObject([{ input_id: 'value:s1', action: 'approve' }]));
});
