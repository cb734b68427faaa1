// npm run bench:store -- [--runs N] [--only REGEX] [--engine unix:///SOCKET]
// The store beside docker and skopeo: lists of many images beside `docker images` on a scripted engine, a pull of
// 1 GiB beside `skopeo copy` and, on a real engine, `docker pull`; and how memory grows with size. In turn, as
// ratios. Nothing here fails for being slow.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeStore } from './make-store.ts';

interface Figures {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly status: number;
}
type Command = () => Figures;

const PROGRAM = join(import.meta.dirname, '../bin/docker-images.js');
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    engine: { type: 'string', default: '' },
  },
});
const runs = Number(options.runs);
const root = mkdtempSync(join(tmpdir(), 'bench-store-'));
const children: ChildProcess[] = [];

for (const count of [10_000, 100_000]) await wanted(`images @${count}`, () => compareLists(count));
await wanted('pull', comparePulls);
await wanted('memory', compareMemory);
for (const child of children) child.kill();
rmSync(root, { recursive: true });

async function wanted(name: string, work: () => Promise<void>): Promise<void> {
  if (new RegExp(options.only).test(name)) await work();
}

async function compareLists(count: number): Promise<void> {
  const socket = join(root, `engine-${count}.sock`);
  await start('list-engine.ts', socket);
  const store = join(root, `store-${count}`);
  makeStore(store, count);
  const docker = client(['docker'], `unix://${socket}`, ['images', '--filter', `label=${count}`]);
  const ours = client(['node', PROGRAM], `store://${store}`, ['images']);
  // The first time makes what the others take.
  ours();
  report(`images @${count}`, 'docker', [docker, ours]);
}

async function comparePulls(): Promise<void> {
  const registry = await start('store-registry.ts');
  const name = `${registry}/packed/1024:1`;
  let count = 0;
  const ours: Command = () => {
    count += 1;
    const place = `store://${join(root, `pull-${count}`)}`;
    const figures = client(['node', PROGRAM], place, ['pull', '-q', name])();
    rmSync(join(root, `pull-${count}`), { recursive: true });
    return figures;
  };
  const skopeo: Command = () => {
    const layout = join(root, 'skopeo');
    const args = ['copy', '-q', '--src-tls-verify=false', `docker://${name}`, `oci:${layout}:x`];
    const figures = client(['skopeo'], '', args)();
    rmSync(layout, { recursive: true });
    return figures;
  };
  // The registry makes the image when it is first asked.
  ours();
  report('pull of 1 GiB (ours beside skopeo)', 'skopeo', [skopeo, ours]);
  if (options.engine === '') return;
  const docker: Command = () => {
    client(['docker'], options.engine, ['rmi', '-f', name])();
    return client(['docker'], options.engine, ['pull', '-q', name])();
  };
  report('pull of 1 GiB (ours beside docker, which unpacks)', 'docker', [docker, ours]);
}

async function compareMemory(): Promise<void> {
  const registry = await start('store-registry.ts');
  for (const what of ['pull', 'save', 'load'] as const) {
    const peaks = [100, 4096].map((size) => {
      const place = `store://${join(root, `memory-${size}`)}`;
      const ours = (...args: readonly string[]): Figures =>
        client(['node', PROGRAM], place, args)();
      const name = `${registry}/size/${size}:1`;
      const archive = join(root, `${size}.tar`);
      if (what === 'pull') return ours('pull', '-q', name).peak;
      if (what === 'save') return ours('save', '-o', archive, name).peak;
      ours('rmi', '-f', name);
      const { peak } = ours('load', '-q', '-i', archive);
      rmSync(archive);
      return peak;
    });
    const [small = 0, large = 0] = peaks.map((peak) => peak / 1024);
    const rest = `100 MiB: ${small.toFixed(1)} MiB, 4 GiB: ${large.toFixed(1)} MiB`;
    process.stdout.write(`peak of ${what} | ${rest}, apart ${(large - small).toFixed(1)} MiB\n`);
  }
}

/** Runs both in turn and prints ours in the measure of the other. */
function report(name: string, other: string, [theirs, ours]: readonly [Command, Command]): void {
  const pairs = Array.from({ length: runs }, () => [theirs(), ours()] as const);
  const bad = pairs.flat().find(({ status }) => status !== 0);
  if (bad !== undefined)
    return void process.stdout.write(`${name} | failed: status ${bad.status}\n`);
  const ratio = (key: 'wall' | 'cpu' | 'peak'): string =>
    median(pairs.map(([a, b]) => b[key] / a[key])).toFixed(2);
  const walls = pairs.map(([a, b]) => b.wall / a.wall).toSorted((a, b) => a - b);
  const side = (at: 0 | 1): string => {
    const of = (key: 'wall' | 'cpu' | 'peak'): number => median(pairs.map((pair) => pair[at][key]));
    return `${(of('wall') * 1000).toFixed(0)} ms, ${(of('cpu') * 1000).toFixed(0)} ms cpu, ${(of('peak') / 1024).toFixed(0)} MiB`;
  };
  process.stdout.write(
    `${name} | wall ${ratio('wall')} (${walls.at(0)?.toFixed(2)}..${walls.at(-1)?.toFixed(2)}), cpu ${ratio('cpu')}, peak ${ratio('peak')} | ${other} ${side(0)} | ours ${side(1)}\n`,
  );
}

function client(program: readonly string[], host: string, args: readonly string[]): Command {
  const words = [
    join(import.meta.dirname, 'measure.py'),
    join(root, 'output'),
    ...program,
    ...args,
  ];
  const env = { PATH: process.env['PATH'], HOME: root, TZ: 'UTC', DOCKER_HOST: host };
  return () => {
    const { stdout } = spawnSync('python3', words, { env, encoding: 'utf8' });
    const figures: Figures = JSON.parse(stdout);
    return figures;
  };
}

/** Starts a server of this folder; what it says first is its address. */
async function start(script: string, ...args: readonly string[]): Promise<string> {
  const path = join(import.meta.dirname, script);
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line]: unknown[] = await once(child.stdout, 'data');
  return String(line).trim();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
