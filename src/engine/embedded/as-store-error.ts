import { errorCode, pathErrorText } from '../../go/system-error.ts';
import { ImageCliError, StoreError } from '../../model/errors.ts';

/** What the system refused, as users are told it. Anything else is passed on: an error of ours, or a mistake. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof ImageCliError || errorCode(error) === '') return error;
  const path: unknown = error instanceof Error ? Reflect.get(error, 'path') : undefined;
  const text = pathErrorText(typeof path === 'string' ? path : 'the store', error);
  return new StoreError(`store: ${text}`, { cause: error });
}

/** The same promise, with errors for users. */
export async function guarded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asStoreError(error);
  }
}

/** The same stream, with errors for users. */
export async function* guardedStream<T>(
  stream: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* stream;
  } catch (error) {
    throw asStoreError(error);
  }
}
