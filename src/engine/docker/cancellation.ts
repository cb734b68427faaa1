import { CancelledError, ImageCliError } from '../../model/errors.ts';
import type { Cancellable } from '../cancellable.ts';

const INTERRUPT = 2;

/** What an aborted call rejects with: the reason when that is an error for users, else an interrupt. */
export function cancellation(signal: AbortSignal): ImageCliError {
  const { reason } = signal;
  return reason instanceof ImageCliError
    ? reason
    : new CancelledError(INTERRUPT, { cause: reason });
}

/** Calls stop as soon as the signal aborts, at once when it has; the result ends the watch. */
export function onAbort(
  signal: AbortSignal | undefined,
  stop: (reason: ImageCliError) => void,
): () => void {
  if (signal === undefined) return () => {};
  const listener = (): void => stop(cancellation(signal));
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/** The signal of some options and nothing else, to be passed on. */
export function onlySignal({ signal }: Cancellable): Cancellable {
  return signal === undefined ? {} : { signal };
}
