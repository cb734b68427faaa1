import type { Output } from '../command/command-context.ts';
import { printNotice } from '../command/print-notice.ts';
import { ImageCliError } from '../model/errors.ts';

/**
 * Tells the user what went wrong; the result is the exit status. Errors that are made for users are
 * their message, if there is one; anything else is a mistake in the program and comes with its stack.
 */
export async function reportError(error: unknown, stderr: Output): Promise<number> {
  const isExpected = error instanceof ImageCliError;
  const text = isExpected ? error.message : stackOf(error);
  if (text !== '') await printNotice(stderr, text);
  return isExpected ? error.exitCode : 1;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
