import { spawn } from 'node:child_process';
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

/** Runs the case with a client ("docker", or "node bin/docker-images.js") in folders of its own. */
export async function runCase(
  client: readonly string[],
  one: DifferentialCase,
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
    const run = await spawned(commandLine(client, one, socket), root, one);
    return {
      exit: run.exit,
      stdout: fold(run.stdout, root, one),
      stderr: fold(run.stderr, root, one),
      requests: [...(engine?.requests ?? [])],
      files: filesIn(join(root, 'work')),
    };
  } finally {
    await engine?.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function commandLine(
  client: readonly string[],
  one: DifferentialCase,
  socket: string,
): readonly string[] {
  const words = [...client, ...one.args.map((word) => word.replaceAll('$SOCKET', socket))];
  if (one.tty === undefined) return words;
  const { rows, cols } = one.tty;
  const runner = join(import.meta.dirname, 'pty-run.py');
  return ['python3', runner, String(rows), String(cols), '--', ...words];
}

interface Finished {
  readonly exit: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

const TIMEOUT = 20_000; // milliseconds

function spawned(words: readonly string[], root: string, one: DifferentialCase): Promise<Finished> {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, { cwd: join(root, 'work'), env: environment(root, one) });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, TIMEOUT);
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // The client may end before it has read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(one.stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        exit: late ? 'timeout' : (signal ?? code ?? 'unknown'),
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      });
    });
  });
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
