import type { Output } from './command-context.ts';
import { printText } from './print-text.ts';

/** Writes a line for people, without the power to do anything to a terminal: engines say what they like. */
export async function printNotice(stderr: Output, text: string): Promise<void> {
  await printText(stderr, `${text}\n`);
}
