import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { SERVER, SERVER_KEY } from './certificates.ts';

/** One request as it came. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** By name in small letters; several values of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a server does with a request. */
export type React = (request: SeenRequest, response: ServerResponse) => void;

/** A running server that keeps all that it was sent. */
export interface RecordingServer {
  /** "127.0.0.1:1234". */
  readonly host: string;
  readonly port: number;
  /** "http://127.0.0.1:1234" or "https://…". */
  readonly origin: string;
  readonly requests: readonly SeenRequest[];
  /** "METHOD target" of all requests. */
  readonly calls: () => readonly string[];
  /** Reacts to the next requests whose "METHOD target" fits, so many times, in the place of the server. */
  readonly intercept: (match: RegExp, react: React, times?: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1; with a certificate of "Test CA" if it is to speak TLS. */
export async function startServer(react: React, isSecure = false): Promise<RecordingServer> {
  const requests: SeenRequest[] = [];
  const interceptions: { match: RegExp; react: React; left: number }[] = [];
  const listener = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Who is cut off or goes away in the middle is no trouble of the server's.
    incoming.on('error', () => {});
    response.on('error', () => {});
    const head = { method: incoming.method ?? '', target: incoming.url ?? '' };
    const seen = { ...head, headers: joined(incoming), body: await bodyOf(incoming) };
    requests.push(seen);
    const call = `${head.method} ${head.target}`;
    const found = interceptions.find(({ match, left }) => left > 0 && match.test(call));
    if (found !== undefined) found.left -= 1;
    (found?.react ?? react)(seen, response);
  };
  const serve = (incoming: IncomingMessage, response: ServerResponse): void =>
    void listener(incoming, response);
  const server = isSecure
    ? createSecureServer({ key: SERVER_KEY, cert: SERVER }, serve)
    : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    port,
    origin: `${isSecure ? 'https' : 'http'}://${host}`,
    requests,
    calls: () => requests.map(({ method, target }) => `${method} ${target}`),
    intercept: (match, reaction, times = 1) => {
      interceptions.push({ match, react: reaction, left: times });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with this, whatever was asked. */
export function answering(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): React {
  return ({ method }, response) => {
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    response.writeHead(status, { ...length, ...headers });
    response.end(method === 'HEAD' ? undefined : body);
  };
}

/** Answers with a document of the specification's for errors, or any other. */
export function answeringJson(status: number, document: unknown): React {
  return answering(status, { 'Content-Type': 'application/json' }, JSON.stringify(document));
}

/** Breaks the line before any answer. */
export function hangingUp(): React {
  return (_request, response) => void response.socket?.destroy();
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of incoming) pieces.push(Buffer.from(piece));
  } catch {
    // The client went away; what came is what there is.
  }
  return Buffer.concat(pieces);
}

function joined({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}
