import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDockerEngine } from '../../src/engine/docker/docker-engine.ts';
import { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
import type { ImageEngine } from '../../src/engine/engine.ts';
import type { Filters } from '../../src/model/filter.ts';
import { parseReference } from '../../src/model/reference.ts';
import { drain, engineOptions, pieces } from '../fault/store-scenarios.ts';
import { type ImageRecipe, makeArchive, makeLayer } from '../make/make-archive.ts';

// The same random work on a real engine and on the store: every answer must be the same.

const host = process.env['DOCKER_HOST'] ?? '';
const path = host.replace('unix://', '');
const SEED = Number(process.env['RANDOM_SEED'] ?? String(Date.now() % 1_000_000));
const IMAGES = 300;
const STEPS = 150;

let folder: string;
let real: ImageEngine;
let store: ImageEngine;
let state = SEED;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'random-'));
  real = openDockerEngine(
    { kind: 'unix', host, path, headers: new Map(), apiVersion: null },
    { now: () => new Date(), os: 'linux' },
  );
  store = openEmbeddedEngine(engineOptions(join(folder, 'store')));
  for await (const images of real.list({ all: true })) {
    for (const { id } of images) await removePast(id);
  }
  const archive = makeArchive(Array.from({ length: IMAGES }, (_, at) => recipe(at)));
  for (const engine of [real, store]) await drain(engine.load(pieces(archive)));
}, 300_000);
afterAll(async () => {
  await real.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

function recipe(at: number): ImageRecipe {
  const shared = Array.from({ length: random(3) }, (_, layer) => makeLayer({ base: `${layer}` }));
  const own = Array.from({ length: 1 + random(3) }, (_, layer) =>
    makeLayer({ [`own-${layer}`]: 'x'.repeat(at) }),
  );
  const tags = Array.from({ length: random(4) }, () => newName());
  return {
    tags: [...new Set(tags)],
    layers: [...shared, ...own],
    created: new Date(1_500_000_000_000 + at * 86_400_000).toISOString(),
    config: { Labels: { n: String(at % 7), ...(at % 3 === 0 ? { third: '' } : {}) } },
  };
}

describe(`RANDOM_SEED=${SEED}`, () => {
  test('the same images, by every kind of filter', async () => {
    for (const filters of FILTERS) {
      const call: Call = (engine) => rows(engine, new Map(Object.entries(filters)));
      const [theirs, ours] = await both(call, JSON.stringify(filters));
      expect(ours).toBe(theirs);
    }
  });

  test('the same answers to the same steps, and the same images after each', async () => {
    for (let step = 0; step < STEPS; step += 1) {
      const [what, call] = nextStep(await names(store));
      const [theirs, ours] = await both(call, `${step}: ${what}`);
      expect(ours).toBe(theirs);
    }
    const [theirs, ours] = await both((engine) => rows(engine, new Map()), 'images');
    expect(ours).toBe(theirs);
    const report = await store.upkeep?.check({ full: true });
    expect(report?.problems).toEqual([]);
  }, 300_000);
});

const FILTERS: readonly Readonly<Record<string, readonly string[]>>[] = [
  { dangling: ['true'] },
  { dangling: ['false'] },
  { label: ['n=3'] },
  { label: ['third', 'n=6'] },
  { label: ['none'] },
  { reference: ['a*'] },
  { reference: ['*/b*'] },
  { reference: ['*/*/c:1', 'a'] },
  { reference: ['[a-b]/?:[^1]'] },
  { reference: ['q.io/*'] },
  { reference: ['[a'] },
  { label: ['third'], dangling: ['true'] },
];

type Call = (engine: ImageEngine) => Promise<unknown>;

function nextStep(known: readonly string[]): readonly [what: string, call: Call] {
  const name = known[random(known.length)] ?? 'none';
  const short = name.replace(/:1$|:latest$/, '');
  switch (random(9)) {
    case 0: {
      const target = newName();
      return [`tag ${name} ${target}`, (engine) => engine.tag(name, parseReference(target))];
    }
    case 1:
      return [`rmi ${name}`, (engine) => engine.remove(name)];
    case 2:
      return [`rmi ${short}`, (engine) => engine.remove(short)];
    case 3:
      return [`rmi by id of ${name}`, async (engine) => engine.remove(await idOf(engine, name))];
    case 4:
      return [
        `rmi -f by id of ${name}`,
        async (engine) => engine.remove((await idOf(engine, name)).slice(7, 25), { force: true }),
      ];
    case 5:
      return [`history ${name}`, (engine) => engine.history(name)];
    case 6:
      return [`inspect ${name}`, async (engine) => documentOf(await engine.inspect(name))];
    case 7: {
      const prefix = random(256).toString(16);
      return [`rmi ${prefix}`, (engine) => engine.remove(prefix)];
    }
    default: {
      const filters: Filters = new Map([
        ['dangling', [random(6) === 0 ? 'false' : 'true']],
        ['label', [`n=${random(7)}`]],
      ]);
      return [
        `prune ${JSON.stringify([...filters])}`,
        async (engine) => sortedReport(await engine.prune({ filters })),
      ];
    }
  }
}

/** docker prunes in any order. */
function sortedReport({ removals, reclaimed }: Awaited<ReturnType<ImageEngine['prune']>>): unknown {
  return [removals.map((one) => JSON.stringify(one)).toSorted(), String(reclaimed)];
}

/** What API 1.41 and 1.50 both tell of an image. */
function documentOf(text: string): unknown {
  const { Id, RepoTags, RepoDigests, Comment, Created, Architecture, Os, Size, RootFS, Parent } =
    JSON.parse(text);
  return { Id, RepoTags, RepoDigests, Comment, Created, Architecture, Os, Size, RootFS, Parent };
}

async function both(call: Call, what: string): Promise<readonly [theirs: string, ours: string]> {
  const [theirs, ours] = [await answer(call, real), await answer(call, store)];
  return [`${what} → ${theirs}`, `${what} → ${ours}`];
}

/** The answer, or the words of the failure. */
async function answer(call: Call, engine: ImageEngine): Promise<string> {
  try {
    return JSON.stringify(await call(engine)) ?? 'nothing';
  } catch (error) {
    const text = error instanceof Error ? error.message : 'no error';
    // An old engine tells a missing image twice.
    return text.replace(/no such image: \S+: (?=No such image)/, '');
  }
}

/** Rows in one order: docker leaves those of one age, and names of one image, in any. */
async function rows(engine: ImageEngine, filters: Filters): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const images of engine.list({ filters })) {
    for (const { id, repoTags, repoDigests, created, size } of images) {
      const tags = repoTags.filter((tag) => tag !== '<none>:<none>').toSorted();
      const digests = repoDigests.filter((digest) => digest !== '<none>@<none>');
      all.push(`${id} ${tags.join()} ${digests.join()} ${created} ${size}`);
    }
  }
  return all.toSorted();
}

async function names(engine: ImageEngine): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const images of engine.list()) all.push(...images.flatMap(({ repoTags }) => repoTags));
  return all.toSorted();
}

async function idOf(engine: ImageEngine, name: string): Promise<string> {
  const { Id: id }: { readonly Id: string } = JSON.parse(await engine.inspect(name));
  return id;
}

function newName(): string {
  const prefixes = ['', '', 'a/', 'b/', 'q.io/', 'q.io/a/'];
  const name = ['a', 'b', 'c', 'abc', 'face'][random(5)];
  return `${prefixes[random(6)]}${name}:${['1', '2', 'latest', 'x'][random(4)]}`;
}

/** A number below a limit, the same ones for the same seed. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function random(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return Math.floor(((state >>> 0) / 2 ** 32) * limit);
}

/** Past the client that is tested. */
function removePast(id: string): Promise<void> {
  const options = { socketPath: path, method: 'DELETE', path: `/v1.41/images/${id}?force=1` };
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
    request.end();
  });
}
