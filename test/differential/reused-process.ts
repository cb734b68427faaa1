import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type CommandLine, type Ended, TIMEOUT } from './command-line.ts';

/** What the process is made of. */
export interface Reuse {
  /** The program's main module, in CommonJS, which exports main(). */
  readonly module: string;
  /** A module that Node loads before it. */
  readonly preload: string;
  /** What that finds; command lines have their own. */
  readonly environment: Readonly<Record<string, string>>;
}

type Stream = 'stdin' | 'stdout' | 'stderr';

const STREAMS: readonly Stream[] = ['stdin', 'stdout', 'stderr'];
const RUNNER = join(import.meta.dirname, 'line-runner.ts');

/**
 * Runs command lines in one process, one after the other, each with its own arguments, environment, folder and streams,
 * and with modules that know nothing of those before. A line that ends the process gets the next one a new process.
 */
export class ReusedProcess {
  readonly #reuse: Reuse;
  readonly #folder = mkdtempSync(join(tmpdir(), 'reused-process-'));
  // Who appends begins at the start again when the file was emptied.
  readonly #files = STREAMS.map((stream) => openSync(this.#path(stream), 'a+'));
  #child: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(reuse: Reuse) {
    this.#reuse = reuse;
  }

  /** Runs a line when those before have ended. What its words call the program is not looked at: that is the module. */
  run(line: CommandLine): Promise<Ended> {
    const ended = this.#last.then(() => this.#run(line));
    this.#last = ended.catch(() => {});
    return ended;
  }

  /** Ends the process, whatever it does. */
  close(): void {
    this.#child?.kill('SIGKILL');
    for (const file of this.#files) closeSync(file);
    rmSync(this.#folder, { recursive: true });
  }

  async #run(line: CommandLine): Promise<Ended> {
    const child = (this.#child ??= await this.#start());
    for (const stream of STREAMS) truncateSync(this.#path(stream));
    writeFileSync(this.#path('stdin'), line.stdin);
    child.send(line);
    const exit = await exitOf(child);
    if (hasEnded(child)) this.#child = null;
    return { exit, stdout: this.#text('stdout'), stderr: this.#text('stderr') };
  }

  async #start(): Promise<ChildProcess> {
    const { module, preload, environment } = this.#reuse;
    const outfile = join(this.#folder, 'line-runner.mjs');
    await build({
      entryPoints: [RUNNER],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
    });
    const execArgv = ['--import', preload];
    return fork(outfile, [module], { execArgv, env: environment, stdio: [...this.#files, 'ipc'] });
  }

  #text(stream: Stream): string {
    return readFileSync(this.#path(stream), 'utf8');
  }

  #path(stream: Stream): string {
    return join(this.#folder, stream);
  }
}

/** The status that it tells, or how it ended itself. */
async function exitOf(child: ChildProcess): Promise<number | string> {
  const waiting = new AbortController();
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT);
  const ways = ['message', 'exit'].map((way) => once(child, way, waiting));
  const [status, signal]: readonly unknown[] = await Promise.race(ways);
  waiting.abort();
  clearTimeout(timer);
  if (typeof status === 'number') return status;
  return signal === 'SIGKILL' ? 'timeout' : String(signal);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
