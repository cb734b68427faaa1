// npm run bench:store -- [--runs N] [--only REGEX] [--engine unix:///SOCKET]
// The store beside docker and skopeo: lists of many images beside `docker images` on a scripted engine, a pull of
// 1 GiB beside `skopeo copy` and, on a real engine, `docker pull`; and how memory grows with size. In turn, as
// ratios. Nothing here fails for being slow.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Duties } from './duties.ts';
import { ratioText } from './figure-text.ts';
import { makeStore } from './make-store.ts';
import { type Figures, meterProblem, openMeter } from './meter.ts';
import { Servers } from './servers.ts';
import { median, pairedRatio } from './statistics.ts';

type Command = () => Promise<Figures>;

const PROGRAM = join(import.meta.dirname, '../bin/docker-images.js');
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    engine: { type: 'string', default: '' },
  },
});
const problem = meterProblem();
if (problem !== null) throw new Error(problem);
const duties = new Duties();
duties.heedSignals();
const root = mkdtempSync(join(tmpdir(), 'bench-store-'));
duties.add(() => rmSync(root, { recursive: true, force: true }));
const meter = openMeter();
duties.add(() => meter.close());
const servers = new Servers();
duties.add(() => servers.stop());
try {
  for (const count of [10_000, 100_000])
    await wanted(`images @${count}`, () => compareLists(count));
  await wanted('pull', comparePulls);
  await wanted('memory', compareMemory);
} finally {
  duties.fulfil();
}

async function wanted(name: string, work: () => Promise<void>): Promise<void> {
  if (new RegExp(options.only).test(name)) await work();
}

async function compareLists(count: number): Promise<void> {
  const socket = join(root, 'engine.sock');
  await servers.start('list-engine.ts', socket, String(count));
  const store = join(root, `store-${count}`);
  makeStore(store, count);
  const docker = client(['docker'], `unix://${socket}.${count}`, ['images']);
  const ours = client(['node', PROGRAM], `store://${store}`, ['images']);
  // The first time makes what the others take.
  await ours();
  await report(`images @${count}`, 'docker', [docker, ours]);
}

async function comparePulls(): Promise<void> {
  const registry = await servers.start('store-registry.ts');
  const name = `${registry}/packed/1024:1`;
  let count = 0;
  const ours: Command = async () => {
    count += 1;
    const place = `store://${join(root, `pull-${count}`)}`;
    const figures = await client(['node', PROGRAM], place, ['pull', '-q', name])();
    rmSync(join(root, `pull-${count}`), { recursive: true });
    return figures;
  };
  const skopeo: Command = async () => {
    const layout = join(root, 'skopeo');
    const args = ['copy', '-q', '--src-tls-verify=false', `docker://${name}`, `oci:${layout}:x`];
    const figures = await client(['skopeo'], '', args)();
    rmSync(layout, { recursive: true });
    return figures;
  };
  // The registry makes the image when it is first asked.
  await ours();
  await report('pull of 1 GiB (ours beside skopeo)', 'skopeo', [skopeo, ours]);
  if (options.engine === '') return;
  const docker: Command = async () => {
    await client(['docker'], options.engine, ['rmi', '-f', name])();
    return client(['docker'], options.engine, ['pull', '-q', name])();
  };
  await report('pull of 1 GiB (ours beside docker, which unpacks)', 'docker', [docker, ours]);
}

async function compareMemory(): Promise<void> {
  const registry = await servers.start('store-registry.ts');
  for (const what of ['pull', 'save', 'load'] as const) {
    const small = (await peakOf(what, registry, 100)) / 1024;
    const large = (await peakOf(what, registry, 4096)) / 1024;
    const rest = `100 MiB: ${small.toFixed(1)} MiB, 4 GiB: ${large.toFixed(1)} MiB`;
    process.stdout.write(`peak of ${what} | ${rest}, apart ${(large - small).toFixed(1)} MiB\n`);
  }
}

/** Of images of so many MiB, in KiB. */
async function peakOf(
  what: 'pull' | 'save' | 'load',
  registry: string,
  size: number,
): Promise<number> {
  const place = `store://${join(root, `memory-${size}`)}`;
  const ours = (...args: readonly string[]): Promise<Figures> =>
    client(['node', PROGRAM], place, args)();
  const name = `${registry}/size/${size}:1`;
  const archive = join(root, `${size}.tar`);
  if (what === 'pull') return (await ours('pull', '-q', name)).peak;
  if (what === 'save') return (await ours('save', '-o', archive, name)).peak;
  await ours('rmi', '-f', name);
  const { peak } = await ours('load', '-q', '-i', archive);
  rmSync(archive);
  return peak;
}

/** Runs both in turn and prints ours in the measure of the other. */
async function report(
  name: string,
  other: string,
  [theirs, ours]: readonly [Command, Command],
): Promise<void> {
  const pairs: (readonly [Figures, Figures])[] = [];
  while (pairs.length < Number(options.runs)) pairs.push([await theirs(), await ours()]);
  const bad = pairs.flat().find(({ status }) => status !== 0);
  if (bad !== undefined)
    return void process.stdout.write(`${name} | failed: status ${bad.status}\n`);
  const values = (at: 0 | 1, key: 'wall' | 'cpu' | 'peak'): readonly number[] =>
    pairs.map((pair) => pair[at][key]);
  const [wall, cpu, peak] = (['wall', 'cpu', 'peak'] as const).map((key) =>
    ratioText(pairedRatio(values(1, key), values(0, key))),
  );
  const side = (at: 0 | 1): string => {
    const of = (key: 'wall' | 'cpu' | 'peak'): number => median(values(at, key));
    return `${(of('wall') * 1000).toFixed(0)} ms, ${(of('cpu') * 1000).toFixed(0)} ms cpu, ${(of('peak') / 1024).toFixed(0)} MiB`;
  };
  process.stdout.write(
    `${name} | wall ${wall}, cpu ${cpu}, peak ${peak} | ${other} ${side(0)} | ours ${side(1)}\n`,
  );
}

function client(program: readonly string[], host: string, args: readonly string[]): Command {
  const env = { PATH: process.env['PATH'] ?? '', HOME: root, TZ: 'UTC', DOCKER_HOST: host };
  const [stdout, stderr] = [join(root, 'output'), join(root, 'errors')];
  return () => meter.run({ words: [...program, ...args], env, stdout, stderr });
}
