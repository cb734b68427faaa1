// npm run bench -- [--ref docker] [--sut 'COMMAND'] [--runs N] [--only REGEX]
// Whole-process wall time and peak memory beside docker's, in turn (A B A B …), as ratios ours/docker.
// Equal output is checked before a case is measured. Nothing here fails for being slow.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Figures {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly status: number;
}
interface BenchCase {
  readonly name: string;
  readonly args: readonly string[];
}

const PROGRAM = join(import.meta.dirname, '../bin/docker-images.js');
const { values: options } = parseArgs({
  options: {
    ref: { type: 'string', default: 'docker' },
    sut: { type: 'string', default: `node ${PROGRAM}` },
    runs: { type: 'string', default: '9' },
    only: { type: 'string', default: '' },
  },
});
const root = mkdtempSync(join(tmpdir(), 'bench-'));
const socket = join(root, 'engine.sock');
const engine = await startEngine();
process.stdout.write(
  'case | wall ratio (min..max) | docker ms | ours ms | peak ratio | docker MiB | ours MiB\n',
);
for (const one of cases()) if (new RegExp(options.only).test(one.name)) measure(one);
engine.kill();
rmSync(root, { recursive: true });

function cases(): readonly BenchCase[] {
  const sizes = [0, 100, 1_000, 10_000, 100_000];
  return [
    ...sizes.map((count) => list(count, 'images', [])),
    list(100_000, 'images -q', ['-q']),
    list(100_000, 'images --no-trunc --digests', ['--no-trunc', '--digests']),
    list(100_000, 'images --format template', [
      '--format',
      '{{.ID}} {{.Repository}}:{{.Tag}} {{.Size}}',
    ]),
    list(100_000, 'images --format json', ['--format', 'json']),
    { name: '--version', args: ['--version'] },
  ];
}

function list(count: number, name: string, args: readonly string[]): BenchCase {
  return { name: `${name} @${count}`, args: ['images', '--filter', `label=${count}`, ...args] };
}

async function startEngine(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'list-engine.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, socket], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

function measure({ name, args }: BenchCase): void {
  const [theirs, ours] = [options.ref.split(' '), options.sut.split(' ')];
  const want = output(theirs, args);
  if (!want.equals(output(ours, args))) {
    process.stdout.write(`${name} | outputs differ, not measured\n`);
    return;
  }
  const pairs = Array.from(
    { length: Number(options.runs) },
    () => [run(theirs, args), run(ours, args)] as const,
  );
  const walls = pairs.map(([a, b]) => b.wall / a.wall).toSorted((a, b) => a - b);
  const peaks = pairs.map(([a, b]) => b.peak / a.peak);
  const milliseconds = (side: 0 | 1) =>
    (median(pairs.map((pair) => pair[side].wall)) * 1000).toFixed(0);
  const mebibytes = (side: 0 | 1) =>
    (median(pairs.map((pair) => pair[side].peak)) / 1024).toFixed(0);
  process.stdout.write(
    `${name} | ${median(walls).toFixed(2)} (${walls.at(0)?.toFixed(2)}..${walls.at(-1)?.toFixed(2)}) | ` +
      `${milliseconds(0)} | ${milliseconds(1)} | ${median(peaks).toFixed(2)} | ${mebibytes(0)} | ${mebibytes(1)}\n`,
  );
}

function output(client: readonly string[], args: readonly string[]): Buffer {
  run(client, args);
  return readFileSync(join(root, 'output'));
}

function run(client: readonly string[], args: readonly string[]): Figures {
  const words = [join(import.meta.dirname, 'measure.py'), join(root, 'output'), ...client, ...args];
  const env = { PATH: process.env['PATH'], HOME: root, TZ: 'UTC', DOCKER_HOST: `unix://${socket}` };
  const { stdout } = spawnSync('python3', words, { env, encoding: 'utf8' });
  const figures: Figures = JSON.parse(stdout);
  return figures;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
