import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const PATIENCE = 60_000; // milliseconds; a storage driver may take its time

/** A program that runs in the background. */
export interface RunningProgram {
  /** All that it wrote so far. */
  readonly output: () => string;
  /** Resolves when it has ended. */
  readonly stop: () => Promise<void>;
}

/** Starts a program and waits until it is ready; rejects with what it wrote when it ends or takes too long. */
export async function startProgram(
  command: readonly [string, ...(readonly string[])],
  isReady: () => Promise<boolean>,
): Promise<RunningProgram> {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += String(bytes);
    });
  }
  const running = { output: () => output, stop: () => stop(child) };
  for (const start = Date.now(); !(await isReady()); ) {
    if (child.exitCode !== null || Date.now() - start > PATIENCE) {
      await running.stop();
      throw new Error(`${program} did not start:\n${output.slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return running;
}

/** Runs a program to its end; throws with its standard error when it fails. */
export function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A TCP port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
