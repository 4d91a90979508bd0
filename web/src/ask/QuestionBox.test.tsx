import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import '../i18n/i18n';
import { QuestionBox } from './QuestionBox';

afterEach(cleanup);

function box(sending = false) {
  const onAsk = vi.fn();
  render(<QuestionBox label="질문" placeholder="" sending={sending} error={null} onAsk={onAsk} />);
  const field = screen.getByLabelText('질문');
  fireEvent.change(field, { target: { value: ' 전세 5% 인상? ' } });
  return { field, onAsk };
}

test('Enter sends the question without the blanks around it', () => {
  const { field, onAsk } = box();
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onAsk).toHaveBeenCalledExactlyOnceWith('전세 5% 인상?');
});

test('Shift and Enter break the line instead', () => {
  const { field, onAsk } = box();
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  expect(onAsk).not.toHaveBeenCalled();
});

test('Enter that ends a Hangul syllable does not send', () => {
  const { field, onAsk } = box();
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  expect(onAsk).not.toHaveBeenCalled();
});

test('nothing is sent twice, and nothing empty', () => {
  const { field, onAsk } = box(true);
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onAsk).not.toHaveBeenCalled();
  cleanup();
  const empty = box();
  fireEvent.change(empty.field, { target: { value: '   ' } });
  fireEvent.keyDown(empty.field, { key: 'Enter' });
  expect(empty.onAsk).not.toHaveBeenCalled();
});
