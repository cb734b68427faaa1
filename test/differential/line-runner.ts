// Runs each command line that comes as a message as if this process had been started for it, and answers with its
// status. What ends a process ends this one: process.exit, a signal, an error that nobody catches. The first argument
// is the program's main module.
import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { main } from '../../src/main.ts';
import type { CommandLine } from './command-line.ts';
import { CompiledProgram } from './compiled-program.ts';

const STDIN = 0;
const CHANNEL = 1; // resource: the messages come through it
const program = new CompiledProgram(process.argv[2] ?? '');

// It is ReusedProcess who sends.
process.on('message', (line: CommandLine) => void runLine(line));

async function runLine(line: CommandLine): Promise<void> {
  const listened = process.eventNames();
  becomeProcessOf(line);
  const evaluated = program.evaluate();
  if (!isProgram(evaluated)) throw new TypeError('there is no main()');
  await evaluated.main(process);
  // A process ends when nothing is left to do; who waits for it has the patience.
  while (process.getActiveResourcesInfo().length > CHANNEL) await sleep(1);
  const added = process.eventNames().filter((name) => !listened.includes(name));
  for (const name of added) process.removeAllListeners(name);
  process.send?.(process.exitCode ?? 0);
}

function becomeProcessOf({ words, folder, environment }: CommandLine): void {
  process.argv = [...words];
  process.exitCode = undefined;
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  process.chdir(folder);
  // The file is the same, with other bytes for each line: reading begins at its start.
  const stdin = createReadStream('', { fd: STDIN, autoClose: false, start: 0 });
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
}

function isProgram(value: unknown): value is { readonly main: typeof main } {
  return typeof value === 'object' && value !== null && 'main' in value;
}
