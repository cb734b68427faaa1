import type { ClientRequest } from 'node:http';
import { TransportFailure } from './transport-failure.ts';

/** What a request carries: bytes of known length, or none. */
export interface SendingBody {
  readonly length: number;
  /** The bytes, from the beginning each time. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * Writes the body of a request, no faster than it is taken, and ends the request. onProgress is called
 * whenever some of it was taken. Stops early when the request is over, or was answered already. Rejects
 * with what the source throws.
 */
export async function sendBody(
  outgoing: ClientRequest,
  body: SendingBody | undefined,
  onProgress: () => void,
): Promise<void> {
  if (body === undefined) {
    outgoing.end();
    return;
  }
  let isAnswered = false;
  outgoing.once('response', () => {
    isAnswered = true;
  });
  let sent = 0;
  for await (const piece of body.open()) {
    if (isAnswered || outgoing.destroyed) return;
    sent += piece.length;
    if (sent > body.length) throw wrongLength(body.length, sent);
    if (!outgoing.write(piece)) await drained(outgoing);
    onProgress();
  }
  if (isAnswered || outgoing.destroyed) return;
  if (sent < body.length) throw wrongLength(body.length, sent);
  outgoing.end();
}

/** What is announced must come: else the other side waits, or takes the rest for the next request. */
function wrongLength(announced: number, sent: number): TransportFailure {
  const text = `http: ContentLength=${announced} with Body length ${sent}`;
  return new TransportFailure('forbidden', text);
}

function drained(outgoing: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const ends = ['drain', 'close', 'response'] as const;
    const done = (): void => {
      for (const name of ends) outgoing.removeListener(name, done);
      resolve();
    };
    for (const name of ends) outgoing.once(name, done);
  });
}

/** A body of bytes that are all there. */
export function wholeBody(bytes: Uint8Array): SendingBody {
  return { length: bytes.length, open: () => once(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
