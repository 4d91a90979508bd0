import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Frame } from './frames';
import { recording } from './recording.fixture';
import { backoff, closeCodes, ExecutionFeed, type Connection, type SocketLike } from './socket';

class Line implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;
  sent: string[] = [];
  closed = false;
  constructor(readonly url: string) {}
  send(text: string) { this.sent.push(text); }
  close() { this.closed = true; }
  says(...frames: unknown[]) { frames.forEach((frame) => this.onmessage?.({ data: JSON.stringify(frame) })); }
}

const frames = recording(['ExecutionStarted'], ['StepStarted'], ['StepCompleted'], ['AnswerComposed'], ['ExecutionCompleted']);

describe('the feed of an execution', () => {
  let lines: Line[];
  let got: Frame[];
  let states: [Connection, number | null][];
  let refusals: string[];
  let feed: ExecutionFeed;
  const line = () => lines.at(-1)!;
  const opened = () => lines.map((each) => each.url);

  beforeEach(() => {
    vi.useFakeTimers();
    [lines, got, states, refusals] = [[], [], [], []];
    feed = new ExecutionFeed({
      url: (after) => `after=${after}`,
      open: (url) => lines[lines.push(new Line(url)) - 1]!,
      onFrame: (frame) => got.push(frame),
      onConnection: (connection, retryAt) => states.push([connection, retryAt]),
      onRefusal: (reason) => refusals.push(reason),
      isLast: (frame) => frame.event === 'ExecutionCompleted',
      random: () => 1,
      now: () => 0,
    });
    feed.start();
    line().onopen?.();
  });
  afterEach(() => {
    feed.stop();
    vi.useRealTimers();
  });
  const sequences = () => got.map((frame) => frame.sequence);

  test('asks for everything at first and hands it on in order', () => {
    line().says(frames[0], { type: 'ping' }, frames[1]);
    expect(opened()).toEqual(['after=0']);
    expect(sequences()).toEqual([1, 2]);
    expect(states.at(-1)?.[0]).toBe('live');
  });

  test('does not repeat what it has', () => {
    line().says(frames[0], frames[0], frames[1], frames[0]);
    expect(sequences()).toEqual([1, 2]);
  });

  test('asks again from the last event when one is missing', () => {
    const first = line();
    first.says(frames[0], frames[2]);
    expect(first.closed).toBe(true);
    expect(opened()).toEqual(['after=0', 'after=1']);
    line().says(...frames.slice(1, 3));
    expect(sequences()).toEqual([1, 2, 3]);
  });

  test('does not hammer a server that answers with the same hole', () => {
    line().says(frames[1]);
    expect(opened()).toHaveLength(1);
    expect(states.at(-1)?.[0]).toBe('waiting');
  });

  test('comes back after a cut line, later each time, from where it was', () => {
    line().says(frames[0]);
    line().onclose?.({ code: 1006 });
    expect(states.at(-1)).toEqual(['waiting', 500]);
    vi.advanceTimersByTime(500);
    expect(opened()).toEqual(['after=0', 'after=1']);
    expect(states.at(-1)?.[0]).toBe('reconnecting');
    line().onclose?.({ code: 1006 });
    expect(states.at(-1)).toEqual(['waiting', 1000]);
  });

  test('starts with the short wait again once something arrived', () => {
    line().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(500);
    line().says(frames[0]);
    line().onclose?.({ code: 1011 });
    expect(states.at(-1)).toEqual(['waiting', 500]);
  });

  test('resumes at once when it was too slow', () => {
    line().says(frames[0], frames[1]);
    line().onclose?.({ code: closeCodes.tooSlow });
    expect(opened()).toEqual(['after=0', 'after=2']);
  });

  test.each([[4000, 'refused'], [4003, 'forbidden'], [4004, 'unknown'], [4401, 'expired']] as const)('gives up on %i', (code, verdict) => {
    line().onclose?.({ code });
    vi.advanceTimersByTime(60_000);
    expect(opened()).toHaveLength(1);
    expect(states.at(-1)).toEqual([verdict, null]);
  });

  test('lets go of the line after the last event', () => {
    line().says(...frames);
    vi.advanceTimersByTime(60_000);
    expect(opened()).toHaveLength(1);
    expect(states.at(-1)).toEqual(['ended', null]);
  });

  test('takes a line that went silent for a dead one', () => {
    line().says(frames[0]);
    vi.advanceTimersByTime(40_000);
    expect(states.at(-1)?.[0]).toBe('waiting');
    vi.advanceTimersByTime(500);
    expect(opened()).toEqual(['after=0', 'after=1']);
  });

  test('comes back at once when woken', () => {
    line().onclose?.({ code: 1006 });
    feed.wake();
    feed.wake();
    expect(opened()).toHaveLength(2);
    vi.advanceTimersByTime(10_000);
    expect(opened()).toHaveLength(2);
  });

  test('sends over an open line only', () => {
    expect(feed.send({ type: 'cancel' })).toBe(true);
    expect(line().sent).toEqual(['{"type":"cancel"}']);
    line().onclose?.({ code: 1006 });
    expect(feed.send({ type: 'cancel' })).toBe(false);
    feed.wake();
    expect(feed.send({ type: 'cancel' })).toBe(false);
  });

  test('tells a refusal from the failure of the execution', () => {
    line().says({ type: 'error', code: 'unavailable', message: 'not done' }, { ...frames[0], type: 'error', event: 'ExecutionFailed' });
    expect(refusals).toEqual(['not done']);
    expect(sequences()).toEqual([1]);
  });

  test('is not confused by what is no frame', () => {
    line().onmessage?.({ data: 'no json' });
    line().says(null, 3, { sequence: 'one' });
    expect(got).toEqual([]);
  });
});

test('the wait doubles up to fifteen seconds and varies', () => {
  expect([1, 2, 3, 9].map((failures) => backoff(failures, () => 1))).toEqual([500, 1000, 2000, 15_000]);
  expect(backoff(3, () => 0)).toBe(1000);
});
