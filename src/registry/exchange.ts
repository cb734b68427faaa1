import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { ImageCliError } from '../model/errors.ts';
import { explainFailure } from './explain-failure.ts';
import { hostNameOf } from './network.ts';
import { cancellation, onAbort, throwIfAborted } from './on-abort.ts';
import { Patience, type Timeouts } from './patience.ts';
import { type SendingBody, sendBody } from './send-body.ts';
import { TransportFailure } from './transport-failure.ts';

/** One request, ready to be sent. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: SendingBody;
  readonly signal?: AbortSignal;
}

/** An answer. Its body must be read, to the end or until the loop is left, or discarded. */
export interface WireAnswer {
  readonly status: number;
  /** As it came: "404 Not Found". */
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  /** Who answered: another than who was asked, after a redirect. */
  readonly url: URL;
  /** Throws a TransportFailure when it is cut short, or the reason of an abort. */
  readonly body: AsyncIterable<Uint8Array>;
  discard(): void;
}

/** What the steps of one exchange share. */
interface Exchange {
  readonly outgoing: ClientRequest;
  readonly request: WireRequest;
  readonly timeouts: Timeouts;
  readonly patience: Patience;
  isAnswered: boolean;
  /** Ends the watch for an abort. */
  unwatch: () => void;
  /** How to break it off: the request, later its answer. */
  breakOff: (reason: Error) => void;
}

const LONGEST_DRAIN = 64 * 1024; // bytes; more than that is not worth keeping a connection

/**
 * Sends a request that Node has been given, and resolves with the head of its answer. Rejects with a
 * TransportFailure, the reason of an abort, or what the body's source threw.
 */
export function exchange(
  outgoing: ClientRequest,
  request: WireRequest,
  timeouts: Timeouts,
): Promise<WireAnswer> {
  const state: Exchange = {
    outgoing,
    request,
    timeouts,
    isAnswered: false,
    patience: new Patience((failure) => state.breakOff(failure)),
    unwatch: () => {},
    breakOff: (reason) => void outgoing.destroy(reason),
  };
  state.unwatch = onAbort(request.signal, (reason) => state.breakOff(reason));
  watchConnection(state);
  return new Promise((resolve, reject) => {
    outgoing.once('response', (incoming) => resolve(receive(state, incoming)));
    // For good: an error after the answer, without a listener, would be thrown.
    outgoing.on('error', (error) => {
      if (!state.isAnswered) settle(state);
      reject(explained(error, request));
    });
    sendBody(outgoing, request.body, () => state.patience.again()).catch((error: unknown) => {
      reject(error);
      outgoing.destroy();
    });
  });
}

/** Each step has its own time: the connection, the greeting of TLS, the head of the answer. */
function watchConnection({ outgoing, timeouts, patience }: Exchange): void {
  const awaitHead = (): void =>
    patience.start(timeouts.head, 'broken', 'net/http: timeout awaiting response headers');
  const connected = (socket: Socket): void => {
    if (Reflect.get(socket, 'secureConnecting') !== true) return awaitHead();
    patience.start(timeouts.tls, 'dial', 'net/http: TLS handshake timeout');
    socket.once('secureConnect', awaitHead);
  };
  patience.start(timeouts.connect, 'dial', 'dial tcp: i/o timeout');
  outgoing.once('proxyConnect', ({ statusCode, statusText }: ProxyAnswer) => {
    // What a proxy answers in the place of the registry must never be taken for the registry's.
    if (statusCode !== 200) outgoing.destroy(new TransportFailure('dial', statusText));
  });
  outgoing.once('socket', (socket) => {
    if (socket.connecting) socket.once('connect', () => connected(socket));
    else connected(socket);
  });
}

/** What https-proxy-agent tells of the answer to CONNECT. */
interface ProxyAnswer {
  readonly statusCode: number;
  readonly statusText: string;
}

function receive(state: Exchange, incoming: IncomingMessage): WireAnswer {
  const { request, patience } = state;
  patience.stop();
  state.isAnswered = true;
  // Not the request: Node would replace the reason by one of its own.
  state.breakOff = (reason) => void incoming.destroy(reason);
  incoming.on('error', () => {});
  return {
    status: incoming.statusCode ?? 0,
    statusText: `${incoming.statusCode} ${incoming.statusMessage}`,
    headers: incoming.headers,
    url: request.url,
    body: readBody(state, incoming),
    discard: () => discard(state, incoming),
  };
}

async function* readBody(state: Exchange, incoming: IncomingMessage): AsyncGenerator<Uint8Array> {
  const { patience, request, timeouts } = state;
  try {
    const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
    for (;;) {
      patience.start(timeouts.idle, 'broken', 'i/o timeout');
      const { done, value } = await chunks.next();
      patience.stop();
      throwIfAborted(request.signal);
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    throw explained(error, request);
  } finally {
    settle(state);
    if (!incoming.complete) incoming.destroy();
    if (!state.outgoing.writableFinished) state.outgoing.destroy();
  }
}

function discard(state: Exchange, incoming: IncomingMessage): void {
  settle(state);
  const length = Number(incoming.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  const isBodiless = state.request.method === 'HEAD' || incoming.statusCode === 204;
  const isWhole = state.outgoing.writableFinished;
  if (isWhole && (isBodiless || length <= LONGEST_DRAIN)) incoming.resume();
  else incoming.destroy();
}

function settle({ patience, unwatch }: Exchange): void {
  patience.stop();
  unwatch();
}

function explained(error: unknown, { url, signal }: WireRequest): Error {
  if (error instanceof ImageCliError) return error;
  if (signal?.aborted) return cancellation(signal);
  return explainFailure(error, hostNameOf(url));
}
