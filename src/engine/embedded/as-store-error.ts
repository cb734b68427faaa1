import { errorCode, pathErrorText } from '../../go/system-error.ts';
import { ImageCliError, StoreError } from '../../model/errors.ts';
import type { Cancellable } from '../cancellable.ts';

/** What the system refused, as users are told it. Anything else is passed on: an error of ours, or a mistake. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof ImageCliError || errorCode(error) === '') return error;
  const path: unknown = error instanceof Error ? Reflect.get(error, 'path') : undefined;
  const text = pathErrorText(typeof path === 'string' ? path : 'the store', error);
  return new StoreError(`store: ${text}`, { cause: error });
}

/** Does some work with errors for users; not at all when it was called off before. */
export async function guarded<T>({ signal }: Cancellable, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    throw asStoreError(error);
  }
}

/** The same stream, with errors for users, which ends with the signal. */
export async function* guardedStream<T>(
  { signal }: Cancellable,
  stream: () => AsyncIterable<T> | Promise<AsyncIterable<T>>,
): AsyncGenerator<T, void, undefined> {
  signal?.throwIfAborted();
  try {
    for await (const piece of await stream()) {
      signal?.throwIfAborted();
      yield piece;
    }
  } catch (error) {
    throw asStoreError(error);
  }
}
