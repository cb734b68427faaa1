import { cancellation, onAbort } from '../cancellation.ts';
import { TransportError } from '../transport-error.ts';
import { readBody, takeWholeBody } from './body.ts';
import { keepsAlive } from './body-framing.ts';
import type { Connection } from './connection.ts';
import { checkHeaders, type HttpRequest } from './request.ts';
import { readResponseHead, type ResponseHead } from './response-head.ts';
import { sendRequest } from './send-request.ts';

/** An answer. Its body must be read, to the end or until the loop is left, or discarded. */
export interface HttpResponse extends ResponseHead {
  /** Each piece is good until the next is asked for. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Reads the body at once if all of it is there; null: it is to be read as it comes. */
  takeWhole(): Uint8Array | null;
  /** Ends the connection instead of reading the body. */
  discard(): void;
}

/** Opens a new line to the engine. Rejects with a TransportError or when the signal aborts. */
export type Dial = (signal?: AbortSignal) => Promise<Connection>;

/**
 * HTTP/1.1 over lines that dial opens. One idle line is kept for the next request, so that a handshake
 * or an ssh login is paid once; it does not keep the process alive.
 */
export class HttpClient {
  readonly #dial: Dial;
  #idle: Connection | null = null;
  #isClosed = false;

  constructor(dial: Dial) {
    this.#dial = dial;
  }

  /**
   * Sends a request and resolves with the head of its answer. Rejects with a TransportError, or with
   * the reason of the abort, which also ends a body that is being read.
   */
  async send(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse> {
    checkHeaders(request.headers);
    for (;;) {
      if (signal?.aborted) throw cancellation(signal);
      const idle = this.#takeIdle();
      const connection = idle ?? (await this.#dial(signal));
      try {
        return await this.#exchange(connection, request, signal);
      } catch (error) {
        connection.close();
        // The engine may have closed the idle line just as the request went out.
        if (idle === null || !mayRepeat(request, error)) throw error;
      }
    }
  }

  /** Ends the idle line; those in use end with their answers. */
  close(): void {
    this.#isClosed = true;
    this.#takeIdle()?.close();
  }

  async #exchange(
    connection: Connection,
    request: HttpRequest,
    signal: AbortSignal | undefined,
  ): Promise<HttpResponse> {
    const unwatch = onAbort(signal, (reason) => connection.close(reason));
    const sending = sendRequest(connection, request);
    try {
      const head = await readResponseHead(connection.reader, request.method);
      const end = once((whole: boolean) => {
        unwatch();
        const reusable = whole && sending.isDone && keepsAlive(head, head.framing);
        if (reusable) this.#keep(connection);
        else connection.close();
      });
      if (head.framing.kind === 'none') end(true);
      const body = readBody(connection.reader, head.framing);
      return {
        ...head,
        body: watched(body, end, signal),
        takeWhole: () => {
          const bytes = signal?.aborted ? null : takeWholeBody(connection.reader, head.framing);
          if (bytes !== null) end(true);
          return bytes;
        },
        discard: () => end(false),
      };
    } catch (error) {
      unwatch();
      // Who hangs up in the middle of a request is told by that.
      throw isUnanswered(error) ? (sending.failure ?? error) : error;
    }
  }

  #takeIdle(): Connection | null {
    const connection = this.#idle;
    this.#idle = null;
    if (connection === null) return null;
    if (hasNews(connection)) {
      connection.close();
      return null;
    }
    connection.holdProcess(true);
    return connection;
  }

  #keep(connection: Connection): void {
    if (this.#isClosed || this.#idle !== null || hasNews(connection)) {
      connection.close();
      return;
    }
    connection.holdProcess(false);
    connection.reader.watch();
    this.#idle = connection;
  }
}

/** On an idle line there is no news but bad news. */
function hasNews(connection: Connection): boolean {
  return connection.reader.hasNews || connection.hasNews?.() === true;
}

/** As Go: what changes nothing is sent once more when no byte of an answer came. */
function mayRepeat({ method, body }: HttpRequest, error: unknown): boolean {
  return isUnanswered(error) && body === null && (method === 'GET' || method === 'HEAD');
}

function isUnanswered(error: unknown): boolean {
  return error instanceof TransportError && error.failure === 'unanswered';
}

async function* watched(
  body: AsyncGenerator<Uint8Array>,
  end: (whole: boolean) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let whole = false;
  try {
    for await (const bytes of body) {
      // Nor is what has arrived already handed out after an abort.
      if (signal?.aborted) throw cancellation(signal);
      yield bytes;
    }
    whole = true;
  } finally {
    end(whole);
  }
}

function once(work: (whole: boolean) => void): (whole: boolean) => void {
  let isDone = false;
  return (whole) => {
    if (isDone) return;
    isDone = true;
    work(whole);
  };
}
