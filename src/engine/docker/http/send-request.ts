import { TransportError } from '../transport-error.ts';
import type { Connection } from './connection.ts';
import { formatRequestHead, type HttpRequest } from './request.ts';

const LAST_CHUNK = Buffer.from('0\r\n\r\n');
const LINE_END = Buffer.from('\r\n');

/** A request on its way. */
export interface Sending {
  /** Whether all of it was handed to the operating system. */
  readonly isDone: boolean;
}

/**
 * Starts to write a request; an engine may answer before it has all of it. A line that breaks is left to
 * the reader of the answer. When the body itself fails, the line is closed with its error.
 */
export function sendRequest(connection: Connection, request: HttpRequest): Sending {
  // Without a stream of its own, a request that has an answer was sent.
  const progress = { isDone: request.body === null };
  const finish = async (): Promise<void> => {
    try {
      await writeAll(connection, request);
      progress.isDone = true;
    } catch (error) {
      if (error instanceof TransportError) return;
      connection.close(error instanceof Error ? error : new Error(String(error)));
    }
  };
  void finish();
  return progress;
}

async function writeAll(connection: Connection, request: HttpRequest): Promise<void> {
  const head = formatRequestHead(request);
  const { body } = request;
  if (body === null) return connection.write(head);
  if (body instanceof Uint8Array) return connection.write(Buffer.concat([head, body]));
  await connection.write(head);
  for await (const bytes of body) {
    if (bytes.length > 0) await connection.write(asChunk(bytes));
  }
  await connection.write(LAST_CHUNK);
}

function asChunk(bytes: Uint8Array): Uint8Array {
  const size = Buffer.from(`${bytes.length.toString(16)}\r\n`);
  return Buffer.concat([size, bytes, LINE_END]);
}
