import type { Output } from '../command/command-context.ts';
import { NumError } from '../go/num-error.ts';
import { parseBool } from '../go/parse-bool.ts';
import { UsageError } from '../model/errors.ts';

/** Who would read a suggestion. */
export interface SuggestionReader {
  /** The name that the program goes by. */
  readonly name: string;
  readonly stderr: Output;
  /** DOCKER_CLI_HINTS; '' when it is not set. */
  readonly hints: string;
}

/**
 * The line that offers another spelling behind an error; null for none. docker prints no such line. So a program that
 * goes by its name prints none either where other programs read: they may compare what it says byte by byte.
 */
export function suggestionOf(error: unknown, reader: SuggestionReader): string | null {
  const { name, stderr, hints } = reader;
  if (!(error instanceof UsageError) || isFalse(hints)) return null;
  return name === 'docker' && !stderr.isTerminal ? null : error.suggestion;
}

function isFalse(text: string): boolean {
  try {
    return text !== '' && !parseBool(text);
  } catch (error) {
    if (error instanceof NumError) return false;
    throw error;
  }
}
