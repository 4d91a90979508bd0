import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import '../i18n/i18n';
import { foldAll } from '../live/fold';
import { plannedStep, recording } from '../live/recording.fixture';
import { InputCard } from './InputCard';

afterEach(cleanup);

function card(input: Record<string, unknown>) {
  const state = foldAll(recording(
    ['ExecutionStarted', { query: 'q' }], ['ExecutionPlanned', { steps: [plannedStep('s1'), plannedStep('s2')] }], ['InputRequested', input]));
  const sent: object[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <InputCard executionId="x1" input={state.input!} steps={state.steps} refusal={null} send={(message) => sent.push(message) > 0} />
    </QueryClientProvider>);
  return sent;
}

const plan = { inputId: 'plan', kind: 'approval', prompt: 'Approve the plan before it runs.' };

test('a plan is approved as it is', async () => {
  const sent = card(plan);
  fireEvent.click(screen.getByRole('button', { name: '승인' }));
  await waitFor(() => expect(sent).toEqual([{ type: 'interrupt_response', input_id: 'plan', action: 'approve', value: undefined }]));
});

test('a plan is approved without the steps that were unticked', async () => {
  const sent = card(plan);
  fireEvent.click(screen.getByLabelText(/s2/));
  fireEvent.click(screen.getByRole('button', { name: '고른 단계만 진행' }));
  await waitFor(() => expect(sent).toEqual([{ type: 'interrupt_response', input_id: 'plan', action: 'modify', value: { skipSteps: ['s2'] } }]));
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
  const sent = card({ inputId: 'income', kind: 'missingValue', prompt: '연소득은 얼마인가요?' });
  fireEvent.change(screen.getByLabelText('알려 줄 값'), { target: { value: ' 6천만원 ' } });
  fireEvent.click(screen.getByRole('button', { name: '값 보내기' }));
  await waitFor(() => expect(sent).toMatchObject([{ action: 'modify', value: '6천만원' }]));
});
