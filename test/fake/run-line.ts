import { runProgram } from '../../src/cli/program.ts';
import { ImageCliError, UsageError } from '../../src/model/errors.ts';
import { type FakeSettings, fakeContext } from './fake-context.ts';

/** How a program ended and what it wrote. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly message: string;
  /** What was offered for a misspelt word; null: nothing. */
  readonly suggestion: string | null;
}

/** Runs the program in this process, with an engine that has no images unless settings say otherwise. */
export async function runWords(
  words: readonly string[],
  settings: FakeSettings = {},
  name = 'docker-images',
): Promise<Ran> {
  const { context, stdout } = fakeContext({ engine: { list: noImages }, ...settings });
  const contextNames = () => Promise.resolve([]);
  const prepare = () => Promise.resolve({ context, checkSettings: () => {}, contextNames });
  try {
    await runProgram(words, { ...context, name, prepare });
    return { status: 0, stdout: stdout(), message: '', suggestion: null };
  } catch (error) {
    if (!(error instanceof ImageCliError)) throw error;
    const suggestion = error instanceof UsageError ? error.suggestion : null;
    return { status: error.exitCode, stdout: stdout(), message: error.message, suggestion };
  }
}

/** The same for words parted by blanks. */
export function runLine(line: string, settings: FakeSettings = {}, name?: string): Promise<Ran> {
  return runWords(line === '' ? [] : line.split(' '), settings, name);
}

async function* noImages(): AsyncGenerator<never> {
  // The engine has none.
}
