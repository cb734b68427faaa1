import type { Output } from '../command/command-context.ts';
import { readPipe } from '../go/read-pipe.ts';
import { CancelledError } from '../model/errors.ts';
import { FileOutput } from './file-output.ts';
import { isTerminal } from './is-terminal.ts';
import { TerminalInput } from './terminal-input.ts';

/** What connects the program with its user. */
export interface Terminal {
  readonly stdin: TerminalInput;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts with a CancelledError at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

const SIGNALS = [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const;
const PATIENCE = 3; // signals
const LAST_WAIT = 1000; // milliseconds; a signal takes far less
const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/** Opens the three standard streams and listens for signals. */
export function openTerminal(process: NodeJS.Process): Terminal {
  const onBrokenPipe = (): void => dieOfBrokenPipe(process);
  const stderr = new FileOutput(STDERR, {
    isTerminal: () => isTerminal(STDERR),
    columns: () => process.stderr.columns ?? 0,
    onBrokenPipe,
    ignoreErrors: true,
  });
  const signal = watchSignals(process, stderr);
  const stdout = new FileOutput(STDOUT, {
    isTerminal: () => isTerminal(STDOUT),
    // Asked on a terminal alone: making the stream takes its time.
    columns: () => process.stdout.columns ?? 0,
    onBrokenPipe,
    signal,
  });
  const stdin = new TerminalInput({
    isTerminal: () => isTerminal(STDIN),
    open: () => process.stdin,
    read: (closing) => readPipe(STDIN, closing),
    signal,
    onInterrupt: () => process.kill(process.pid, 'SIGINT'),
  });
  return { stdin, stdout, stderr, signal };
}

/** The first signal asks for an orderly end, the last one ends at once. */
function watchSignals(process: NodeJS.Process, stderr: Output): AbortSignal {
  const controller = new AbortController();
  let count = 0;
  for (const [name, number] of SIGNALS) {
    process.on(name, () => {
      count += 1;
      controller.abort(new CancelledError(number));
      if (count < PATIENCE) return;
      void stderr.write(`\ngot ${PATIENCE} SIGTERM/SIGINTs, forcefully exiting\n`);
      process.exit(1);
    });
  }
  return controller.signal;
}

/** Like a program that knows nothing of pipes: silently, by SIGPIPE. */
function dieOfBrokenPipe(process: NodeJS.Process): void {
  const listener = (): void => {};
  // The runtime ignores the signal until someone has listened and left.
  process.on('SIGPIPE', listener);
  process.removeListener('SIGPIPE', listener);
  process.kill(process.pid, 'SIGPIPE');
  // Another thread may get it, and this one must not tell an error before.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LAST_WAIT);
}
