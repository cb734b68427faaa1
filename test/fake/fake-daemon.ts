import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { ImageEngine } from '../../src/engine/engine.ts';
import {
  ConflictError,
  EngineError,
  ImageCliError,
  NotFoundError,
} from '../../src/model/errors.ts';
import type { ImageSummary } from '../../src/model/image.ts';
import type { ProgressMessage } from '../../src/model/progress-message.ts';
import { parseReference } from '../../src/model/reference.ts';

/** A server that can be stopped. */
export interface FakeDaemon {
  readonly close: () => Promise<void>;
}

type Call = readonly [request: IncomingMessage, url: URL, response: ServerResponse];

/** Speaks the Engine API on a socket for an engine of any kind: what a daemon would do, without one. */
export async function startFakeDaemon(
  socketPath: string,
  engine: ImageEngine,
): Promise<FakeDaemon> {
  const server = http.createServer((request, response) => {
    void answer(engine, request, response);
  });
  server.listen(socketPath);
  await once(server, 'listening');
  return {
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  engine: ImageEngine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const path = url.pathname.replace(/^\/v1\.\d+/, '');
  try {
    await route(engine, `${request.method} ${path}`, [request, url, response]);
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    const message = error.message.replace('Error response from daemon: ', '');
    if (response.headersSent)
      response.end(JSON.stringify({ errorDetail: { message }, error: message }));
    else sendJson(response, { message }, statusOf(error));
  }
}

async function route(engine: ImageEngine, line: string, call: Call): Promise<void> {
  const [request, url, response] = call;
  const query = (name: string): string => url.searchParams.get(name) ?? '';
  const [, name = ''] = /^\S+ \/images\/(.+?)(?:\/(?:json|history|tag))?$/.exec(line) ?? [];
  const image = decodeURIComponent(name);
  switch (
    line.replace(
      `/images/${name}`,
      name.match(/^(?:json|get|load|create|prune)$/) ? `/images/${name}` : '/images/NAME',
    )
  ) {
    case 'HEAD /_ping':
    case 'GET /_ping':
      response.writeHead(200, { 'Api-Version': '1.50', OSType: 'linux' }).end();
      return;
    case 'GET /images/json':
      return sendJson(response, await summaries(engine, readFilters(query('filters'))));
    case 'GET /images/get':
      return sendBytes(response, engine.save(url.searchParams.getAll('names')));
    case 'POST /images/load':
      return sendMessages(response, engine.load(request, { quiet: query('quiet') === '1' }));
    case 'POST /images/create':
      return sendMessages(
        response,
        engine.import({ kind: 'archive', bytes: request }, { name: query('repo') }),
      );
    case 'POST /images/prune': {
      const { removals, reclaimed } = await engine.prune({
        filters: readFilters(query('filters')),
      });
      return sendJson(response, {
        ImagesDeleted: removals.map(toWire),
        SpaceReclaimed: Number(reclaimed),
      });
    }
    case 'GET /images/NAME/json':
      sendText(response, await engine.inspect(image));
      return;
    case 'GET /images/NAME/history':
      return sendJson(response, (await engine.history(image)).map(toWireStep));
    case 'POST /images/NAME/tag':
      await engine.tag(image, parseReference(`${query('repo')}:${query('tag') || 'latest'}`));
      response.writeHead(201).end();
      return;
    case 'DELETE /images/NAME': {
      const force = query('force') === '1';
      return sendJson(response, (await engine.remove(image, { force })).map(toWire));
    }
    default:
      throw new NotFoundError(`page not found: ${line}`);
  }
}

function readFilters(text: string): ReadonlyMap<string, readonly string[]> {
  if (text === '') return new Map();
  const document: Readonly<Record<string, Readonly<Record<string, boolean>>>> = JSON.parse(text);
  return new Map(
    Object.entries(document).map(([key, values]): [string, readonly string[]] => [
      key,
      Object.keys(values),
    ]),
  );
}

async function summaries(
  engine: ImageEngine,
  filters: ReadonlyMap<string, readonly string[]>,
): Promise<readonly unknown[]> {
  const list: ImageSummary[] = [];
  for await (const images of engine.list({ filters })) list.push(...images);
  return list.map(({ id, repoTags, repoDigests, created, size }) => ({
    Id: id,
    RepoTags: repoTags,
    RepoDigests: repoDigests,
    Created: created,
    Size: size,
  }));
}

function toWire({ untagged, deleted }: { untagged: string; deleted: string }): unknown {
  return deleted === '' ? { Untagged: untagged } : { Deleted: deleted };
}

function toWireStep(step: Awaited<ReturnType<ImageEngine['history']>>[number]): unknown {
  const { id, created, createdBy, size, comment, tags } = step;
  return {
    Id: id,
    Created: created,
    CreatedBy: createdBy,
    Size: size,
    Comment: comment,
    Tags: tags,
  };
}

async function sendMessages(
  response: ServerResponse,
  messages: AsyncIterable<ProgressMessage>,
): Promise<void> {
  for await (const { status, stream, error } of messages) {
    if (!response.headersSent) response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write(
      JSON.stringify(error === null ? { status, stream } : { errorDetail: error.message }),
    );
  }
  response.end();
}

async function sendBytes(
  response: ServerResponse,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const piece of bytes) response.write(Buffer.from(piece));
  response.end();
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  sendText(response, JSON.stringify(value), status);
}

function sendText(response: ServerResponse, json: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(json);
}

function statusOf(error: ImageCliError): number {
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ConflictError) return 409;
  return error instanceof EngineError && error.status !== 0 ? error.status : 500;
}
