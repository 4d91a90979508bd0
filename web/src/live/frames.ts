/** One event of an execution as the websocket tells it. */
export interface Frame {
  type: string;
  event: string;
  execution_id: string;
  /** The stream's version: contiguous from 1. */
  sequence: number;
  timestamp: string;
  data: Record<string, unknown>;
  /** The frame as it came, to the letter. */
  text: string;
}

const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Seeds are 64 bits wide; as numbers of this language they would be shown rounded. As text they keep every digit. */
const exact = (text: string) =>
  text.replace(tokens, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));

/** Reads a text frame; a ping, or anything that is no event, is null. */
export function parseFrame(text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(exact(text));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const frame = value as Partial<Frame>;
  if (typeof frame.sequence !== 'number' || typeof frame.event !== 'string') return null;
  return {
    type: frame.type ?? '',
    event: frame.event,
    execution_id: frame.execution_id ?? '',
    sequence: frame.sequence,
    timestamp: frame.timestamp ?? '',
    data: frame.data ?? {},
    text,
  };
}

/** A frame of type `error` without a place in the stream: a message of ours that was refused. */
export function parseRefusal(text: string): string | null {
  try {
    const value = JSON.parse(text) as { type?: unknown; message?: unknown; sequence?: unknown } | null;
    const refused = value?.type === 'error' && value.sequence === undefined;
    return refused && typeof value.message === 'string' ? value.message : null;
  } catch {
    return null;
  }
}

export type Fit = 'next' | 'repeat' | 'hole';

/** Whether a frame follows what is already here. */
export function fit(lastSequence: number, sequence: number): Fit {
  if (sequence === lastSequence + 1) return 'next';
  return sequence <= lastSequence ? 'repeat' : 'hole';
}

/** The frames as newline-delimited JSON, for reading them elsewhere. */
export const toNdjson = (frames: readonly Frame[]) =>
  frames.map((frame) => frame.text).join('\n') + (frames.length ? '\n' : '');
