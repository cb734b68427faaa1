import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a storm is made. */
export interface LockStormOptions {
  /** A bundle of lock-storm-child.ts. */
  readonly program: string;
  readonly processes: number;
  /** Turns of each process. */
  readonly turns: number;
  /** Processes that are killed are followed by others until so many were; 0: nobody is killed. */
  readonly kills: number;
  readonly seed: number;
  /** Whether files can have two names; they can when absent. */
  readonly links?: boolean;
}

/** What a storm left behind. */
export interface LockStormResult {
  /** The folder of the lock. */
  readonly folder: string;
  /** Those that killed themselves at a step of the disk, and those that were killed from outside. */
  readonly kills: { readonly atStep: number; readonly atRandom: number };
  /** Turns that were told. */
  readonly done: number;
  /** Turns that were counted under the lock. */
  readonly counted: number;
  /** What processes said that ended in another way than by being killed, or well. */
  readonly failures: readonly string[];
}

/** Several processes take a lock in turn, and are killed at it, over and over. */
export async function runLockStorm(options: LockStormOptions): Promise<LockStormResult> {
  const root = mkdtempSync(join(tmpdir(), 'lock-storm-'));
  const storm = new LockStorm(join(root, 'locks'), options);
  mkdirSync(storm.folder);
  writeFileSync(join(root, 'witness'), '');
  writeFileSync(join(root, 'counter'), '000000000');
  await Promise.all(Array.from({ length: options.processes }, () => storm.keepAlive()));
  return storm.result(Number(readFileSync(join(root, 'counter'), 'utf8')));
}

// A turn takes six steps, and five more when it buries a dead owner.
const LAST_STEP = 17;
const LAST_MOMENT = 25; // milliseconds

class LockStorm {
  readonly folder: string;
  readonly #options: LockStormOptions;
  readonly #failures: string[] = [];
  readonly #kills = { atStep: 0, atRandom: 0 };
  #done = 0;
  #started = 0;

  constructor(folder: string, options: LockStormOptions) {
    this.folder = folder;
    this.#options = options;
  }

  async keepAlive(): Promise<void> {
    do {
      const number = this.#options.seed + this.#started;
      this.#started += 1;
      await this.#runOne(number);
    } while (this.#goesOn());
  }

  result(counted: number): LockStormResult {
    const [kills, done, failures] = [this.#kills, this.#done, this.#failures];
    return { folder: this.folder, kills, done, counted, failures };
  }

  #goesOn(): boolean {
    const { atStep, atRandom } = this.#kills;
    return atStep + atRandom < this.#options.kills && this.#failures.length === 0;
  }

  /** One of three is killed from outside, the others know at which step they die. */
  async #runOne(number: number): Promise<void> {
    const { kills, links = true, program, turns } = this.#options;
    const isAtRandom = number % 3 === 0;
    const dieAt = kills === 0 || isAtRandom ? 0 : 1 + ((number * 7) % LAST_STEP);
    const env = { LOCK_DIE_AT: String(dieAt), LOCK_LINKS: links ? 'yes' : 'no' };
    const child = spawn(process.execPath, [program, this.folder, String(turns)], { env });
    if (kills > 0 && isAtRandom) killAtRandom(child);
    const { signal, code, errors, done } = await outcomeOf(child);
    this.#done += done;
    if (signal === 'SIGKILL') this.#kills[isAtRandom ? 'atRandom' : 'atStep'] += 1;
    else if (code !== 0) this.#failures.push(`process ${number}: ${errors}`);
  }
}

interface ChildOutcome {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly errors: string;
  readonly done: number;
}

function outcomeOf(child: ChildProcess): Promise<ChildOutcome> {
  let [out, errors] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ signal, code, errors, done: out.split('done\n').length - 1 });
    });
  });
}

/** Some time after it said that it is ready. */
function killAtRandom(child: ChildProcess): void {
  child.stdout?.once('data', () => {
    setTimeout(() => child.kill('SIGKILL'), Math.random() * LAST_MOMENT);
  });
}
