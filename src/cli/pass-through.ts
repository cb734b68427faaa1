import { spawn } from 'node:child_process';
import { ownPaths } from './called-as.ts';
import { findDocker } from './find-docker.ts';
import { isTerminal } from './is-terminal.ts';
import { whoseWords } from './whose-words.ts';

// Tells a copy of this program that it was called by another one: two copies could hand on for ever.
const CALLER = 'DOCKER_IMAGES_CALLER';
const SIGNALS = ['SIGHUP', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const;
// A terminal sends these to the other program itself.
const KEYBOARD_SIGNALS = ['SIGINT', 'SIGQUIT'] as const;
const NOT_FOUND = 127;

/** What became of words that were meant for docker. */
export type PassedOn =
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ended' };

/**
 * For a program that goes by the name of docker: hands words that are not ours to the real one, with
 * all that it would have if it had been called, and ends as it does. The exit status is set here.
 */
export async function passThrough(host: NodeJS.Process): Promise<PassedOn> {
  const words = host.argv.slice(2);
  const answerer = whoseWords(words);
  if (answerer === 'ours') return { kind: 'kept' };
  const docker = wasCalledByUs(host) ? null : findDocker(host.env['PATH'] ?? '', ownPaths(host));
  if (docker !== null) {
    await runDocker(host, docker, words);
    return { kind: 'ended' };
  }
  if (answerer === 'either') return { kind: 'kept' };
  host.exitCode = NOT_FOUND;
  const message = `docker: ${words.join(' ')}: not a command for images, and there is no other docker on the PATH`;
  return { kind: 'failed', message };
}

function wasCalledByUs({ env, ppid }: NodeJS.Process): boolean {
  return env[CALLER] === String(ppid);
}

async function runDocker(
  host: NodeJS.Process,
  docker: string,
  words: readonly string[],
): Promise<void> {
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const ignore = (): void => {};
  // Before the other program starts: a signal may come as soon as it does, and must not end this one alone.
  for (const signal of SIGNALS) host.on(signal, forward);
  for (const signal of KEYBOARD_SIGNALS) host.on(signal, isTerminal(0) ? ignore : forward);
  const child = spawn(docker, words, {
    stdio: 'inherit',
    env: { ...host.env, [CALLER]: String(host.pid) },
  });
  const [status, signal] = await ending(child);
  for (const name of [...SIGNALS, ...KEYBOARD_SIGNALS]) host.removeAllListeners(name);
  if (signal === null) host.exitCode = status ?? NOT_FOUND;
  else host.kill(host.pid, signal);
}

type Ending = readonly [status: number | null, signal: NodeJS.Signals | null];

function ending(child: ReturnType<typeof spawn>): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', () => resolve([NOT_FOUND, null]));
    child.once('exit', (status, signal) => resolve([status, signal]));
  });
}
