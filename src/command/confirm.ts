import type { CommandContext } from './command-context.ts';
import { printNotice } from './print-notice.ts';

const NOBODY = 'nobody can answer: standard input is at its end; use --force to go ahead';

/**
 * Asks a question that "y" alone affirms. Where nobody can answer, at the end of the input, that is said.
 * An interrupted question is a no, as in docker.
 */
export async function confirm(
  { stdin, stdout, stderr, signal }: CommandContext,
  question: string,
): Promise<boolean> {
  await stdout.write(`${question} [y/N] `);
  const line = await stdin.readLine();
  if (signal.aborted) await stdout.write('\n');
  else if (line === null) await printNotice(stderr, `\n${NOBODY}`);
  return line !== null && line.trim().toLowerCase() === 'y';
}
