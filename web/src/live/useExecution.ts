import { useEffect, useMemo, useRef, useState } from 'react';
import { socketUrl } from '../api/http';
import { fold, foldAll } from './fold';
import type { Frame } from './frames';
import { ExecutionFeed, type Connection } from './socket';
import { nothingYet, type ExecutionState } from './state';

export interface LiveExecution {
  frames: readonly Frame[];
  /** As of the last event. */
  state: ExecutionState;
  connection: Connection;
  retryAt: number | null;
  /** Why something that was asked for over the line was not done. */
  refusal: string | null;
  send: (message: object) => boolean;
  wake: () => void;
}

interface Received { frames: readonly Frame[]; state: ExecutionState }

const lastEvents = new Set(['ExecutionCompleted', 'ExecutionFailed', 'ExecutionCancelled']);
const none: Received = { frames: [], state: nothingYet };

/** Follows an execution from its first event, live, for as long as the page shows it. */
export function useExecution(executionId: string): LiveExecution {
  const [received, setReceived] = useState(none);
  const [link, setLink] = useState<{ connection: Connection; retryAt: number | null }>({
    connection: 'connecting',
    retryAt: null,
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const feed = useRef<ExecutionFeed | null>(null);

  useEffect(() => {
    setReceived(none);
    setRefusal(null);
    const arrived = collector(setReceived, (sequence) => feed.current?.send({ type: 'ack', sequence }));
    const current = new ExecutionFeed({
      url: (after) => socketUrl(`/ws/executions/${executionId}?after=${after}`),
      onFrame: arrived.add,
      onConnection: (connection, retryAt) => setLink({ connection, retryAt }),
      onRefusal: setRefusal,
      isLast: (frame) => lastEvents.has(frame.event),
    });
    feed.current = current;
    const wake = () => current.wake();
    window.addEventListener('online', wake);
    current.start();
    return () => {
      window.removeEventListener('online', wake);
      current.stop();
      arrived.discard();
      feed.current = null;
    };
  }, [executionId]);

  return {
    ...received,
    ...link,
    refusal,
    send: (message) => {
      setRefusal(null);
      return feed.current?.send(message) ?? false;
    },
    wake: () => feed.current?.wake(),
  };
}

/** The state as it was at a sequence; the live state without one. */
export function useStateAt(live: LiveExecution, at: number | undefined): ExecutionState {
  const { frames, state } = live;
  return useMemo(
    () => (at === undefined || at >= frames.length ? state : foldAll(frames, at)),
    [frames, state, at]);
}

/** Gathers what arrives together into one rendering: a replay of hundreds of events comes in one burst. */
function collector(deliver: (change: (before: Received) => Received) => void, done: (sequence: number) => void) {
  let waiting: Frame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const batch = waiting;
    waiting = [];
    timer = undefined;
    deliver((before) => ({ frames: [...before.frames, ...batch], state: batch.reduce(fold, before.state) }));
    done(batch.at(-1)!.sequence);
  };
  return {
    add: (frame: Frame) => {
      waiting.push(frame);
      timer ??= setTimeout(flush, 16);
    },
    discard: () => clearTimeout(timer),
  };
}
