/** What a socket of bun calls when something happens to it. */
export interface BunHandlers {
  readonly binaryType: 'buffer';
  open(): void;
  data(socket: BunSocket, bytes: Uint8Array): void;
  /** More may be written. */
  drain(): void;
  /** The other side sends no more. */
  end(): void;
  close(socket: BunSocket, error?: Error): void;
  error(socket: BunSocket, error: Error): void;
}

/** An open socket of bun. https://bun.com/docs/api/tcp */
export interface BunSocket {
  /** Of its file; -1 when it is closed. */
  readonly fd: number;
  /** How many of the bytes the system took; -1: it never takes any more. */
  write(bytes: Uint8Array): number;
  pause(): void;
  resume(): void;
  ref(): void;
  unref(): void;
  /** Closes it at once. */
  terminate(): void;
}

/** The part of bun that is used here. Its sockets take a tenth of the time that node:net needs to start. */
export interface BunRuntime {
  connect(options: {
    /** A path; a name that starts with a zero byte is an abstract one. */
    readonly unix: string;
    readonly allowHalfOpen: boolean;
    readonly socket: BunHandlers;
  }): Promise<BunSocket>;
  /** How often something runs until it is compiled, as a multiple of what is usual. */
  readonly unsafe?: { readonly setJITPolicy?: (scale: number) => void };
}

const FEW_TIMES = 4;

/** The runtime when it is bun, which the native program is made with; null for Node. */
export function bunRuntime(): BunRuntime | null {
  const bun: unknown = Reflect.get(globalThis, 'Bun');
  return isBun(bun) ? bun : null;
}

/**
 * Has bun compile what has run some hundred times. The native program starts with that put off, for most calls end before
 * it would pay.
 */
export function compileSooner(): void {
  const bun = bunRuntime();
  bun?.unsafe?.setJITPolicy?.(FEW_TIMES);
}

/** What it has under these names is bun's own word, and the tests' that run in it. */
function isBun(value: unknown): value is BunRuntime {
  return (
    typeof value === 'object' &&
    value !== null &&
    'connect' in value &&
    typeof value.connect === 'function'
  );
}
