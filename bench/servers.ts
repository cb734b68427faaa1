import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Servers in processes of their own, so that their work is not counted as a client's. */
export class Servers {
  readonly #children: ChildProcess[] = [];

  /** Starts a script of this folder; gives the first line it says. Rejects when it ends without a word. */
  async start(script: string, ...args: readonly string[]): Promise<string> {
    const path = join(import.meta.dirname, script);
    const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.push(child);
    const silence = once(child.stdout, 'end').then(() => {
      throw new Error(`${script} did not start`);
    });
    const [line]: unknown[] = await Promise.race([once(child.stdout, 'data'), silence]);
    silence.catch(() => {});
    return String(line).trim();
  }

  /** Ends them all. */
  stop(): void {
    for (const child of this.#children) child.kill();
  }
}
