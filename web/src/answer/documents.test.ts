import { expect, test } from 'vitest';
import { foldAll } from '../live/fold';
import { call, plannedStep, recording } from '../live/recording.fixture';
import { documentsOf } from './documents';

const stepsWith = (...results: unknown[]) => foldAll(recording(
  ['ExecutionPlanned', { steps: [plannedStep('s1')] }],
  ...results.map((result) => ['ToolCompleted', { stepId: 's1', attempt: 1, call: { ...call('lease_contract_generator'), result } }] as [string, Record<string, unknown>]))).steps;

const draft = { documentId: 'd1', fileName: '계약서.docx', documentUrl: '/api/documents/d1', previewUrl: '/api/documents/d1/preview', missing: ['소재지'] };

test('a written document is found once, with its blanks', () => {
  expect(documentsOf(stepsWith(draft, draft, null, { rows: [] }))).toEqual([
    { id: 'd1', fileName: '계약서.docx', url: '/api/documents/d1', previewUrl: '/api/documents/d1/preview', missing: ['소재지'] },
  ]);
});

test('an address that is none of ours or of the web is not offered', () => {
  expect(documentsOf(stepsWith({ ...draft, documentUrl: 'javascript:alert(1)' }))).toEqual([]);
});
