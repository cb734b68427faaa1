import {
  EngineError,
  ImageCliError,
  CancelledError,
  UnauthorizedError,
} from '../../model/errors.ts';
import { type ProgressMessage, progressMessage } from '../../model/progress-message.ts';
import { asStoreError } from './as-store-error.ts';
import type { Cancellable } from '../cancellable.ts';

/** Tells what is going on. */
export type Say = (said: Partial<ProgressMessage>) => void;

/** Work that tells what it does. It stops when the signal aborts. */
export type TalkingWork = (say: Say, signal: AbortSignal) => Promise<void>;

const PREFIX = 'Error response from daemon: ';

/**
 * The messages of some work, which starts when the first one is asked for, and is stopped when the reader
 * leaves. A failure is told as engines do: before anything was said it is thrown, later it is the last message.
 */
export async function* messagesOf(
  work: TalkingWork,
  { signal }: Cancellable,
): AsyncGenerator<ProgressMessage, void, undefined> {
  const queue = new MessageQueue();
  const stop = new AbortController();
  const forward = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', forward, { once: true });
  if (signal?.aborted === true) forward();
  const done = work((said) => queue.push(progressMessage(said)), stop.signal).then(
    () => queue.end(null),
    (error: unknown) => queue.end({ error }),
  );
  let hasSpoken = false;
  try {
    for await (const message of queue.messages()) {
      hasSpoken = true;
      yield message;
    }
    await done;
    const message = failureMessage(queue.failure, hasSpoken);
    if (message !== null) yield message;
  } finally {
    signal?.removeEventListener('abort', forward);
    stop.abort(new CancelledError(2));
    await done;
  }
}

function failureMessage(
  failure: { readonly error: unknown } | null,
  hasSpoken: boolean,
): ProgressMessage | null {
  if (failure === null) return null;
  const error = asStoreError(failure.error);
  if (!(error instanceof ImageCliError) || error instanceof CancelledError) throw error;
  if (!hasSpoken) throw withPrefix(error);
  return progressMessage({ error: { code: 0n, message: error.message } });
}

/** As an engine's answer would be told. */
export function withPrefix(error: ImageCliError): ImageCliError {
  if (error.message.startsWith(PREFIX)) return error;
  const text = `${PREFIX}${error.message}`;
  const detail = { cause: error };
  return error instanceof UnauthorizedError
    ? new UnauthorizedError(text, detail)
    : new EngineError(500, text, detail);
}

/** Messages that wait to be read. There are few of them: what comes often is thinned out where it is said. */
class MessageQueue {
  failure: { readonly error: unknown } | null = null;
  readonly #waiting: ProgressMessage[] = [];
  #isEnded = false;
  #wake: () => void = () => {};

  push(message: ProgressMessage): void {
    this.#waiting.push(message);
    this.#wake();
  }

  end(failure: { readonly error: unknown } | null): void {
    this.failure = failure;
    this.#isEnded = true;
    this.#wake();
  }

  async *messages(): AsyncGenerator<ProgressMessage, void, undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#isEnded) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
