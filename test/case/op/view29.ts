import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../src/cli/program.ts';
import type { ApiCall, ApiResponse, DockerApi } from '../../../src/engine/docker/client.ts';
import { EngineSession } from '../../../src/engine/docker/engine-session.ts';
import { listImages } from '../../../src/engine/docker/list-images.ts';
import { requestTarget } from '../../../src/engine/docker/request-target.ts';
import { ImageCliError } from '../../../src/model/errors.ts';
import { fakeContext } from '../../fake/fake-context.ts';
import type { Operation } from '../check-case.ts';

interface Given {
  readonly images: string;
  readonly args: readonly string[];
  readonly tty?: { readonly cols: number };
  readonly env?: Readonly<Record<string, string>>;
}

const SETS: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../views-29-images.json'), 'utf8'),
);

/** docker 29's `images`, whose default is our view "compact". */
export const run: Operation = async (_input, line) => {
  const { in: given }: { readonly in: Given } = JSON.parse(line);
  const { args, tty, env = {} } = given;
  const requests: string[] = [];
  const session = new EngineSession(apiOf(given, requests), null);
  const { context, stdout, stderr } = fakeContext({
    engine: { list: (options = {}) => listImages(session, options) },
    environment: { TERM: 'xterm-256color', ...env },
    settings: { view: 'compact' },
    ...(tty !== undefined && { isTerminal: true, columns: tty.cols }),
  });
  const contextNames = () => Promise.resolve([]);
  const prepare = () => Promise.resolve({ context, checkSettings: () => {}, contextNames });
  const code = await status(runProgram(args, { ...context, name: 'docker', prepare }));
  const out = tty === undefined ? stdout() : stdout().replaceAll('\n', '\r\n');
  return { code, out, ...(stderr() !== '' && { err: stderr() }), requests };
};

/** An engine that has the images of the case, and writes down what it is asked. */
function apiOf({ images }: Given, requests: string[]): DockerApi {
  const refuse = () => Promise.reject(new Error('only lists are asked for'));
  return {
    basePath: '',
    head: () => Promise.resolve(answer('')),
    get: ({ path, query = [] }: ApiCall) => {
      const target = decodeURIComponent(requestTarget(path, query));
      requests.push(`GET ${target.replace(/^\/v[^/]+/, '')}`);
      return Promise.resolve(answer(JSON.stringify(SETS[images])));
    },
    post: refuse,
    delete: refuse,
    close: () => {},
  };
}

function answer(body: string): ApiResponse {
  return {
    url: '',
    status: 200,
    version: 'HTTP/1.1',
    statusText: '200 OK',
    framing: { kind: 'until-close' },
    headers: new Map([['Api-Version', ['1.51']]]),
    body: bytesOf(body),
    takeWhole: () => null,
    discard: () => {},
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function status(running: Promise<void>): Promise<number> {
  try {
    await running;
    return 0;
  } catch (error) {
    if (error instanceof ImageCliError) return error.exitCode;
    throw error;
  }
}
