import { toBytes } from '../../../go/go-string.ts';
import { nextTurn } from '../../../go/next-turn.ts';
import { CancelledError } from '../../../model/errors.ts';
import { isFileBytes, type OpenFile } from '../../../model/file-bytes.ts';
import { TransportError } from '../transport-error.ts';
import type { Connection } from './connection.ts';
import { formatRequestHead, type HttpRequest } from './request.ts';

const LINE_END = toBytes('\r\n');
const LAST_CHUNK = toBytes('0\r\n\r\n');
const FILE_CHUNK = 1024 * 1024; // bytes; between two, signals have their turn
const LITTLE = 4096; // bytes that are read of a file when the system takes no more of it by itself

/** A request on its way. */
export interface Sending {
  /** Whether all of it was handed to the operating system. */
  readonly isDone: boolean;
  /** Why the line takes no more of it; null while it does. */
  readonly failure: TransportError | null;
}

/**
 * Starts to write a request; an engine may answer before it has all of it, and hang up then. So a line
 * that takes no more is left to the reader of the answer. When the body itself fails, the line is closed
 * with its error.
 */
export function sendRequest(connection: Connection, request: HttpRequest): Sending {
  // Without a stream of its own, a request that has an answer was sent.
  const sender = new Sender(connection, request.body === null);
  void sender.send(request);
  return sender;
}

class Sender implements Sending {
  readonly #connection: Connection;
  isDone: boolean;
  failure: TransportError | null = null;

  constructor(connection: Connection, isDone: boolean) {
    this.#connection = connection;
    this.isDone = isDone;
  }

  /** Never rejects. */
  async send(request: HttpRequest): Promise<void> {
    try {
      this.isDone = await this.#writeAll(request);
    } catch (error) {
      this.#connection.close(bodyError(error));
    }
  }

  async #writeAll(request: HttpRequest): Promise<boolean> {
    const head = formatRequestHead(request);
    const { body } = request;
    if (body === null) return this.#write(head);
    if (body instanceof Uint8Array) return this.#write(head, body);
    this.#connection.shareTime?.(true);
    const isWhole = (await this.#write(head)) && (await this.#writeChunks(body));
    this.#connection.shareTime?.(false);
    return isWhole;
  }

  async #writeChunks(body: AsyncIterable<Uint8Array>): Promise<boolean> {
    let file = isFileBytes(body) ? body.file : null;
    for await (const bytes of body) {
      if (bytes.length === 0) continue;
      if (!(await this.#write(chunkStart(bytes.length), bytes, LINE_END))) return false;
      // What a large file has beyond its first piece need not be read; the next piece comes from behind that.
      if (file !== null && !(await this.#sendRest(file))) return false;
      file = null;
    }
    return this.#write(LAST_CHUNK);
  }

  async #sendRest(file: OpenFile): Promise<boolean> {
    if (this.#connection.sendFrom === undefined) return true;
    for (let left = file.left; left > 0; left -= FILE_CHUNK) {
      const length = Math.min(left, FILE_CHUNK);
      if (!(await this.#write(chunkStart(length)))) return false;
      if (!(await this.#sendChunk(file, length)) || !(await this.#write(LINE_END))) return false;
      await nextTurn();
    }
    return true;
  }

  /** What the system does not send is read and written: then one waits for room, or is told what is wrong. */
  async #sendChunk(file: OpenFile, length: number): Promise<boolean> {
    for (let left = length; left > 0; ) {
      const sent = this.#connection.sendFrom?.(file.descriptor, left) ?? 0;
      left -= sent;
      if (sent > 0) continue;
      const bytes = file.read(Math.min(left, LITTLE));
      if (bytes.length === 0) throw new Error('unexpected EOF');
      if (!(await this.#write(bytes))) return false;
      left -= bytes.length;
    }
    return true;
  }

  /** False: the line takes no more. */
  async #write(...pieces: readonly Uint8Array[]): Promise<boolean> {
    try {
      await this.#connection.write(...pieces);
      return true;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      this.failure = new TransportError(error.message, 'unanswered', error);
      return false;
    }
  }
}

function chunkStart(length: number): Uint8Array {
  return toBytes(`${length.toString(16)}\r\n`);
}

/** What the body's source says is a failure of the exchange. */
function bodyError(error: unknown): Error {
  if (error instanceof CancelledError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new TransportError(text, 'other', error);
}
