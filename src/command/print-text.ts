import { escapeControls } from '../format/escape-controls.ts';
import type { Output } from './command-context.ts';

/** Writes what an engine says; on a terminal it can do nothing but be read. */
export async function printText(output: Output, text: string): Promise<void> {
  await output.write(output.isTerminal ? escapeControls(text) : text);
}
