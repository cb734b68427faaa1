import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A part of a streamed answer: bytes after a pause, or the end of the connection. */
export interface Chunk {
  readonly data?: string | Buffer;
  readonly waitMs?: number;
  readonly cut?: boolean;
}

/** One answer. `on` is "METHOD /path" without the version prefix; the path may hold * wildcards. */
export interface Route {
  readonly on: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
  readonly chunks?: readonly Chunk[];
}

/** What an engine answers. apiVersion is the Api-Version header of every answer. */
export interface Scenario {
  readonly apiVersion?: string;
  readonly routes: readonly Route[];
}

/** A request that reached the engine (pings are left out). */
export interface SeenRequest {
  readonly request: string;
  readonly auth: boolean;
  readonly body: { readonly bytes: number; readonly sha256: string } | null;
}

/** A running engine. */
export interface ScriptedEngine {
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

const VERSIONED = /^\/v[^/]+(?=\/)/;

/** Starts an engine on a unix socket that answers exactly what the scenario says. */
export async function startScriptedEngine(
  scenario: Scenario,
  socketPath: string,
): Promise<ScriptedEngine> {
  const requests: SeenRequest[] = [];
  const server = http.createServer((request, response) => {
    void note(serve(scenario, request, response));
  });
  const note = async (served: Promise<SeenRequest | null>): Promise<void> => {
    // A client may hang up in the middle of its own request.
    const seen = await served.catch(() => null);
    if (seen !== null) requests.push(seen);
  };
  rmSync(socketPath, { force: true });
  server.listen(socketPath);
  await once(server, 'listening');
  return {
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serve(
  scenario: Scenario,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<SeenRequest | null> {
  const url = new URL(request.url ?? '/', 'http://engine');
  const path = decodeURIComponent(url.pathname.replace(VERSIONED, ''));
  const seen = {
    request: `${request.method} ${path}${canonicalQuery(url.searchParams)}`,
    auth: (request.headers['x-registry-auth'] ?? '') !== '',
    body: await bodyOf(request),
  };
  response.setHeader('Api-Version', scenario.apiVersion ?? '1.50');
  response.setHeader('Docker-Experimental', 'false');
  response.setHeader('Ostype', 'linux');
  response.setHeader('Server', 'Docker/28.2.2 (linux)');
  const route = scenario.routes.find(({ on }) => matches(on, request.method ?? '', path));
  // The answer is not awaited: the request counts even when its answer never ends.
  void answer(route ?? unscripted(path, request.method), response);
  return path === '/_ping' ? null : seen;
}

function unscripted(path: string, method: string | undefined): Route {
  if (path === '/_ping') {
    const body = method === 'HEAD' ? '' : 'OK';
    return { on: '', headers: { 'Content-Type': 'text/plain' }, body };
  }
  return { on: '', status: 404, json: { message: 'page not found' } };
}

async function answer(route: Route, response: ServerResponse): Promise<void> {
  response.statusCode = route.status ?? 200;
  response.setHeader('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(route.headers ?? {})) response.setHeader(name, value);
  if (route.json !== undefined) response.end(`${JSON.stringify(route.json)}\n`);
  else if (route.chunks !== undefined) await stream(route.chunks, response);
  else response.end(route.body ?? '');
}

async function stream(chunks: readonly Chunk[], response: ServerResponse): Promise<void> {
  response.flushHeaders();
  for (const { data, waitMs, cut } of chunks) {
    if (waitMs !== undefined) await sleep(waitMs, undefined, { ref: false });
    if (cut === true) {
      response.socket?.destroy();
      return;
    }
    if (data !== undefined && !response.write(data)) await once(response, 'drain');
  }
  response.end();
}

async function bodyOf(request: IncomingMessage): Promise<SeenRequest['body']> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of request) {
    hash.update(part);
    bytes += part.length;
  }
  return bytes === 0 ? null : { bytes, sha256: hash.digest('hex') };
}

function matches(on: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ''] = on.split(' ');
  const literal = wantedPath
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return wantedMethod === method && new RegExp(`^${literal.join('.*')}$`).test(path);
}

/** Keys sorted, JSON values too, so that two encoders of the same filters compare equal. */
function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].map(([key, value]) => `${key}=${canonicalValue(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.toSorted().join('&')}`;
}

function canonicalValue(value: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(value)));
  } catch {
    return value;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
