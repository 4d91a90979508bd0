import { expect, test } from 'vitest';
import { foldAll } from '../live/fold';
import { plannedStep, recording } from '../live/recording.fixture';
import { changesOf } from './ForkDialog';
import { resultOf } from './ResultForm';
import { changes } from './StepForm';

const calls = [{ decisionId: 'd1', tool: 'market_data', arguments: { gu: '강남구' } }, { decisionId: 'd2', tool: 'market_data', arguments: {} }];
const twice = { ...plannedStep('s1'), calls };
const state = foldAll(recording(['ExecutionStarted', { query: '시세?' }], ['ExecutionPlanned', { steps: [twice] }]));

test('an edit holds only what is different, each call by its own name', () => {
  expect(changes(twice, twice.task, {})).toBeNull();
  expect(changes(twice, ' 새 일 ', { 'market_data#2': '{"gu":"서초구"}' })).toEqual({ task: '새 일', arguments: { 'market_data#2': { gu: '서초구' } } });
  expect(changes(twice, twice.task, { 'market_data#1': 'no json' })).toBeNull();
});

test('a fork holds only what is different', () => {
  expect(changesOf(state, '시세?', '', {})).toEqual({});
  expect(changesOf(state, '시세?', 'parallel', { s1: ['market_data', 'legal_search'] })).toEqual({ strategy: 'parallel', tools: { s1: ['market_data', 'legal_search'] } });
});

test('with another question there are no steps whose tools could be changed', () => {
  expect(changesOf(state, '다른 질문', '', { s1: ['a', 'b'] })).toEqual({ query: '다른 질문' });
});

test('a result is taken as JSON where it is JSON', () => {
  expect([resultOf('{"a":1}'), resultOf('접수번호 17')]).toEqual([{ a: 1 }, { note: '접수번호 17' }]);
});
