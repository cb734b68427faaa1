import { escapeControls } from '../format/escape-controls.ts';
import type { Output } from './command-context.ts';

/** Writes a line for people, without the power to do anything to a terminal: engines say what they like. */
export async function printNotice(stderr: Output, text: string): Promise<void> {
  await stderr.write(`${stderr.isTerminal ? escapeControls(text) : text}\n`);
}
