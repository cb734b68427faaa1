import { CancelledError, ImageCliError } from '../model/errors.ts';

const INTERRUPT = 2;

/** What an aborted call rejects with: the reason when that is an error for users, else an interrupt. */
export function cancellation(signal: AbortSignal): ImageCliError {
  const { reason } = signal;
  return reason instanceof ImageCliError
    ? reason
    : new CancelledError(INTERRUPT, { cause: reason });
}

/** Throws what an aborted call rejects with, if the signal has aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancellation(signal);
}

/** Calls stop as soon as the signal aborts, at once when it has; the result ends the watch. */
export function onAbort(
  signal: AbortSignal | undefined,
  stop: (reason: ImageCliError) => void,
): () => void {
  if (signal === undefined) return () => {};
  const listener = (): void => stop(cancellation(signal));
  if (signal.aborted) queueMicrotask(listener);
  else signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/** The result of some work that cannot be stopped; an abort does not wait for it. */
export async function orAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  let unwatch = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    unwatch = onAbort(signal, reject);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    unwatch();
  }
}
