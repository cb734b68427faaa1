import { nextTurn } from '../go/next-turn.ts';

/**
 * The same stream, already at work: its first piece is on its way when this resolves. To be read once. What goes wrong
 * before is told by reading.
 */
export async function startEarly<T>(source: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await underWay(pieces.next());
  return continued(first, pieces);
}

/**
 * What began as a request and has left by now. The result waits for its outcome; that nobody asks for a failure
 * does not end the program.
 */
export async function underWay<T>(request: Promise<T>): Promise<() => Promise<T>> {
  request.catch(() => {});
  await nextTurn();
  return () => request;
}

async function* continued<T>(
  first: () => Promise<IteratorResult<T>>,
  pieces: AsyncIterator<T>,
): AsyncGenerator<T> {
  let isOver = false;
  try {
    for (let piece = await first(); ; piece = await pieces.next()) {
      isOver = piece.done === true;
      if (piece.done === true) return;
      yield piece.value;
    }
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    if (!isOver) await pieces.return?.();
  }
}
