import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** One request as it came over the line. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Lines after the first, as written. */
  readonly headers: readonly string[];
  /** What came behind them, without the marks of chunks; one character is one byte. */
  readonly body: string;
  /** Which connection it came over, counted from 1. */
  readonly connection: number;
}

/**
 * What the engine does with a request: bytes to send, then to keep the line, end it or break it. Null:
 * it stays silent.
 */
export type Reaction = {
  readonly send: string;
  readonly afterwards?: 'keep' | 'end' | 'break';
} | null;

/** Says what to do with a request. */
export type Script = (request: SeenRequest) => Reaction;

/** A running engine that answers with exact bytes. */
export interface ScriptedEngine {
  /** "unix:///…" or "tcp://127.0.0.1:…". */
  readonly host: string;
  readonly requests: readonly SeenRequest[];
  /** "METHOD target" of all requests. */
  readonly calls: () => readonly string[];
  /** All bytes that came, bodies too. */
  readonly received: () => string;
  readonly close: () => Promise<void>;
}

/** Starts an engine on a unix socket of its own, or on TCP; with certificates it speaks TLS there. */
export async function startEngine(
  script: Script,
  network: 'unix' | 'tcp' | TlsOptions = 'unix',
): Promise<ScriptedEngine> {
  const directory = mkdtempSync(join(tmpdir(), 'engine-'));
  const path = join(directory, 'x.sock');
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let received = '';
  const greet = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
    });
    serve(socket, sockets.size, (request) => {
      requests.push(request);
      return script(request);
    });
  };
  const server =
    typeof network === 'string' ? createServer(greet) : createTlsServer(network, greet);
  await listen(server, network === 'unix' ? path : null);
  return {
    host: network === 'unix' ? `unix://${path}` : `tcp://127.0.0.1:${portOf(server)}`,
    requests,
    received: () => received,
    calls: () => requests.map(({ method, target }) => `${method} ${target}`),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(directory, { recursive: true });
    },
  };
}

/** The bytes of a whole answer with a Content-Length; one character is one byte. */
export function answer(status: string, body = '', headers: readonly string[] = []): Reaction {
  const lines = [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${body.length}`];
  return { send: `${lines.join('\r\n')}\r\n\r\n${body}` };
}

/** The answer to a ping of an engine that speaks this version. */
export function pong(version: string): Reaction {
  return { send: `HTTP/1.1 200 OK\r\nApi-Version: ${version}\r\nContent-Length: 0\r\n\r\n` };
}

/** A script that answers pings well and leaves the rest to another. */
export function afterPing(script: Script, version = '1.50'): Script {
  return (request) => (request.target === '/_ping' ? pong(version) : script(request));
}

function serve(socket: Socket, connection: number, react: Script): void {
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    text += bytes.toString('latin1');
    for (let taken = takeRequest(text); taken !== null; taken = takeRequest(text)) {
      text = text.slice(taken.length);
      perform(socket, react({ ...taken.request, connection }));
    }
  });
}

interface Taken {
  readonly request: Omit<SeenRequest, 'connection'>;
  /** Of all of it, in bytes. */
  readonly length: number;
}

/** The request that a text begins with; null when it is not there yet. */
function takeRequest(text: string): Taken | null {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [first = '', ...headers] = text.slice(0, end).split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const found = takeBody(headers, text.slice(end + 4));
  if (found === null) return null;
  return {
    request: { method, target, headers, body: found.body },
    length: end + 4 + found.length,
  };
}

function takeBody(
  headers: readonly string[],
  text: string,
): { readonly body: string; readonly length: number } | null {
  if (headers.includes('Transfer-Encoding: chunked')) return takeChunks(text);
  const [, digits = '0'] = /^Content-Length: (\d+)$/m.exec(headers.join('\n')) ?? [];
  const length = Number(digits);
  return text.length < length ? null : { body: text.slice(0, length), length };
}

function takeChunks(text: string): { readonly body: string; readonly length: number } | null {
  let body = '';
  for (let at = 0; ; ) {
    const start = text.indexOf('\r\n', at) + 2;
    const size = Number.parseInt(text.slice(at, start), 16);
    at = start + size + 2;
    if (start === 1 || at > text.length) return null;
    body += text.slice(start, start + size);
    if (size === 0) return { body, length: at };
  }
}

function perform(socket: Socket, reaction: Reaction): void {
  if (reaction === null) return;
  const bytes = Buffer.from(reaction.send, 'latin1');
  if (reaction.afterwards === 'end') socket.end(bytes);
  else if (reaction.afterwards === 'break') socket.write(bytes, () => socket.resetAndDestroy());
  else socket.write(bytes);
}

function listen(server: Server, path: string | null): Promise<void> {
  return new Promise((resolve) => {
    if (path === null) server.listen(0, '127.0.0.1', resolve);
    else server.listen(path, resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
