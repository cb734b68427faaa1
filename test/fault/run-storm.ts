import { spawn } from 'node:child_process';

/** What a storm left behind. */
export interface StormResult {
  readonly kills: number;
  /** Processes that ended in another way than by being killed, or well. */
  readonly failures: readonly string[];
  /** Names that some process said to be there, and that nobody began to remove. */
  readonly sure: readonly string[];
  /** Names that some process said to be gone. */
  readonly gone: readonly string[];
}

/** How a storm is made. */
export interface StormOptions {
  readonly program: string;
  readonly root: string;
  readonly processes: number;
  /** The storm goes on until so many were killed. */
  readonly kills: number;
  readonly seed: number;
}

/** Several processes do this and that to one store, and are killed at it, over and over. */
export async function runStorm(options: StormOptions): Promise<StormResult> {
  const storm = new Storm(options);
  await Promise.all(
    Array.from({ length: options.processes }, (_, at) => storm.keepAlive(`p${at}`)),
  );
  return storm.result();
}

class Storm {
  readonly #options: StormOptions;
  readonly #state = new Map<string, string>();
  readonly #failures: string[] = [];
  #kills = 0;
  #seed: number;

  constructor(options: StormOptions) {
    this.#options = options;
    this.#seed = options.seed;
  }

  async keepAlive(name: string): Promise<void> {
    while (this.#kills < this.#options.kills && this.#failures.length === 0) {
      this.#seed += 1;
      await this.#runOne(name, this.#seed);
    }
  }

  result(): StormResult {
    const named = (state: string): readonly string[] =>
      [...this.#state].filter(([, value]) => value === state).map(([name]) => name);
    const [kills, failures] = [this.#kills, this.#failures];
    return { kills, failures, sure: named('there'), gone: named('gone') };
  }

  #runOne(name: string, seed: number): Promise<void> {
    const { program, root } = this.#options;
    const child = spawn(process.execPath, [program, root, name, String(seed)]);
    let [out, errors] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
    return new Promise((resolve) => {
      child.on('close', (code, signal) => {
        this.#note(out);
        if (signal === 'SIGKILL') this.#kills += 1;
        else if (code !== 0) this.#failures.push(`seed ${seed}: ${errors}`);
        resolve();
      });
    });
  }

  #note(out: string): void {
    for (const line of out.split('\n').slice(0, -1)) {
      const [state = '', name = ''] = line.split(' ');
      this.#state.set(name, state);
    }
  }
}
