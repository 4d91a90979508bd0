import { fit, parseFrame, parseRefusal, type Frame } from './frames';

export type Connection =
  | 'connecting' | 'reconnecting' | 'live' | 'waiting' | 'ended'
  | 'unknown' | 'forbidden' | 'expired' | 'refused';

/** The close codes of Holmes. */
export const closeCodes = { badRequest: 4000, forbidden: 4003, unknown: 4004, tooSlow: 4008, expired: 4401 } as const;

export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((closed: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface FeedOptions {
  /** The address for everything after a sequence. */
  url: (after: number) => string;
  open?: (url: string) => SocketLike;
  onFrame: (frame: Frame) => void;
  onConnection: (connection: Connection, retryAt: number | null) => void;
  /** Something this page asked for over the line was not done. */
  onRefusal?: (reason: string) => void;
  /** Nothing follows this frame: the line is no longer needed. */
  isLast: (frame: Frame) => boolean;
  random?: () => number;
  now?: () => number;
}

const firstDelay = 500;
const longestDelay = 15_000;
// Holmes sends a ping every 15 seconds; two of them missing means a dead line that nobody closed.
const silence = 40_000;

/** Exponential, with jitter so that a thousand pages do not come back in the same instant. */
export const backoff = (failures: number, random: () => number) =>
  Math.min(longestDelay, firstDelay * 2 ** Math.max(0, failures - 1)) * (0.5 + random() / 2);

/**
 * Follows an execution: hands every event on exactly once and in order, across lost connections. Where the line is cut,
 * or a frame is missing, it asks again from the last event it has.
 */
export class ExecutionFeed {
  private socket: SocketLike | null = null;
  private last = 0;
  private lastWhenConnected = 0;
  private failures = 0;
  private live = false;
  private over = false;
  private stopped = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: FeedOptions) {}

  start() {
    this.connect();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.retry);
    this.drop();
  }

  /** True when the message went out. */
  send(message: object): boolean {
    if (!this.socket || !this.live) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Comes back at once: the network is there again, or a person wants it. */
  wake() {
    if (this.stopped || this.over || this.socket) return;
    clearTimeout(this.retry);
    this.connect();
  }

  private connect() {
    this.options.onConnection(this.failures === 0 ? 'connecting' : 'reconnecting', null);
    this.lastWhenConnected = this.last;
    const open = this.options.open ?? ((url: string) => new WebSocket(url) as unknown as SocketLike);
    const socket = open(this.options.url(this.last));
    this.socket = socket;
    this.listen();
    socket.onopen = () => {
      this.live = true;
      this.options.onConnection('live', null);
      this.listen();
    };
    socket.onmessage = (message) => this.receive(String(message.data));
    socket.onclose = (closed) => this.closed(closed.code);
  }

  private receive(text: string) {
    this.listen();
    this.failures = 0;
    const frame = parseFrame(text);
    if (!frame) {
      const refusal = parseRefusal(text);
      if (refusal) this.options.onRefusal?.(refusal);
      return;
    }
    const place = fit(this.last, frame.sequence);
    if (place === 'repeat') return;
    if (place === 'hole') {
      this.again();
      return;
    }
    this.last = frame.sequence;
    this.options.onFrame(frame);
    if (!this.options.isLast(frame)) return;
    this.over = true;
    this.drop();
    this.options.onConnection('ended', null);
  }

  private closed(code: number) {
    this.drop();
    if (this.stopped) return;
    const verdict = final(code);
    if (verdict) {
      this.over = true;
      this.options.onConnection(verdict, null);
      return;
    }
    if (code === closeCodes.tooSlow) this.again();
    else this.later();
  }

  /** At once where the last connection brought something; a server that brings nothing is not hammered. */
  private again() {
    this.drop();
    if (this.last > this.lastWhenConnected) this.connect();
    else this.later();
  }

  private later() {
    this.failures += 1;
    const delay = backoff(this.failures, this.options.random ?? Math.random);
    this.options.onConnection('waiting', (this.options.now ?? Date.now)() + delay);
    this.retry = setTimeout(() => this.connect(), delay);
  }

  /** Lets go of the socket without hearing from it again. */
  private drop() {
    clearTimeout(this.watchdog);
    const socket = this.socket;
    this.socket = null;
    this.live = false;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  private listen() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.closed(1006), silence);
  }
}

function final(code: number): Connection | null {
  switch (code) {
    case closeCodes.badRequest:
      return 'refused';
    case closeCodes.forbidden:
      return 'forbidden';
    case closeCodes.unknown:
      return 'unknown';
    case closeCodes.expired:
      return 'expired';
    default:
      return null;
  }
}
