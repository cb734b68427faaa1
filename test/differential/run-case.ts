import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from './command-line.ts';
import { runProcess } from './run-process.ts';
import { type Scenario, type SeenRequest, startScriptedEngine } from './scripted-engine.ts';

/** Which parts of a result count, where not all do. */
export interface Compare {
  readonly stdout?: boolean;
  readonly stderr?: boolean | 'first-line' | 'nonempty';
  readonly requests?: boolean;
}

/** A command line and the engine it meets; what is right is what docker does. */
export interface DifferentialCase {
  readonly id: string;
  /** What follows the program's name; $SOCKET stands for the engine's socket. */
  readonly args: readonly string[];
  /** Absent: no engine listens at the socket. */
  readonly scenario?: Scenario | undefined;
  readonly stdin?: string;
  /** null takes a variable away. */
  readonly env?: Readonly<Record<string, string | null>>;
  readonly config?: Readonly<Record<string, unknown>> | string;
  readonly tty?: { readonly rows: number; readonly cols: number };
  readonly compare?: Compare;
  /** Rows of one image come in random order from docker: compare lines sorted. */
  readonly sortLines?: boolean;
}

/** What a run left behind, with folders and the program's name folded. */
export interface CaseResult {
  readonly exit: number | string;
  readonly stdout: string;
  readonly stderr: string;
  readonly requests: readonly SeenRequest[];
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the case with a client ("docker", or "node bin/docker-images.js") in folders of its own, as a process unless told. */
export async function runCase(
  client: readonly string[],
  one: DifferentialCase,
  run: Run = runProcess,
): Promise<CaseResult> {
  const root = mkdtempSync(join(tmpdir(), 'diff-'));
  const [home, work, conf] = ['home', 'work', 'conf'].map((name) => join(root, name));
  for (const folder of [home, work, conf]) mkdirSync(folder ?? '');
  if (one.config !== undefined) {
    const text = typeof one.config === 'string' ? one.config : JSON.stringify(one.config);
    writeFileSync(join(root, 'conf', 'config.json'), text);
  }
  const socket = join(root, 'engine.sock');
  const engine = one.scenario ? await startScriptedEngine(one.scenario, socket) : null;
  try {
    const { exit, stdout, stderr } = await run({
      words: words(client, one, socket),
      folder: join(root, 'work'),
      environment: environment(root, one),
      stdin: one.stdin ?? '',
    });
    return {
      exit,
      stdout: fold(stdout, root, one),
      stderr: fold(stderr, root, one),
      requests: [...(engine?.requests ?? [])],
      files: filesIn(join(root, 'work')),
    };
  } finally {
    await engine?.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function words(
  client: readonly string[],
  one: DifferentialCase,
  socket: string,
): readonly string[] {
  const line = [...client, ...one.args.map((word) => word.replaceAll('$SOCKET', socket))];
  if (one.tty === undefined) return line;
  const { rows, cols } = one.tty;
  const runner = join(import.meta.dirname, 'pty-run.py');
  // Without what is installed beside it, python starts four times as fast.
  return ['python3', '-I', '-S', runner, String(rows), String(cols), '--', ...line];
}

function environment(root: string, one: DifferentialCase): Record<string, string> {
  const all: Record<string, string | null | undefined> = {
    PATH: process.env['PATH'],
    HOME: join(root, 'home'),
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    DOCKER_HOST: `unix://${join(root, 'engine.sock')}`,
    DOCKER_CONFIG: join(root, 'conf'),
    ...one.env,
  };
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) if (typeof value === 'string') set[name] = value;
  return set;
}

function fold(text: string, root: string, one: DifferentialCase): string {
  const folded = text
    .replaceAll(encodeURIComponent(join(root, 'engine.sock')), '<socket>')
    .replaceAll(join(root, 'engine.sock'), '<socket>')
    .replaceAll(join(root, 'work'), '<work>')
    .replaceAll(join(root, 'conf'), '<conf>')
    .replaceAll(join(root, 'home'), '<home>')
    .replaceAll('docker-images', 'docker');
  return one.sortLines === true ? folded.split('\n').toSorted().join('\n') : folded;
}

function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(names.map((name) => [name, describeFile(join(folder, name))]));
}

function describeFile(path: string): string {
  const found = statSync(path);
  if (!found.isFile()) return 'not a file';
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  return `${(found.mode & 0o777).toString(8)} ${found.size} ${digest}`;
}
