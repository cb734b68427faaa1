import type { CommandContext, Output } from '../command/command-context.ts';
import { SettingsError } from '../model/errors.ts';

/** How help is written. */
export interface HelpStyle {
  /** Columns of a line. */
  readonly width: number;
  /** A heading, made to stand out where that is possible. */
  readonly heading: (text: string) => string;
}

const USUAL_WIDTH = 80; // columns
const LEAST_WIDTH = 20; // columns; narrower terminals break the lines themselves

/** The style that fits where the help goes. The last column stays free, as in docker. */
export async function helpStyle(context: CommandContext, output: Output): Promise<HelpStyle> {
  const width = Math.max(LEAST_WIDTH, output.columns || USUAL_WIDTH) - 1;
  if (!isPainted(context, output)) return { width, heading: (text) => text };
  const { Chalk } = await import('chalk');
  const { bold } = new Chalk({ level: 1 });
  return { width, heading: (text) => bold(text) };
}

/** Help is given also where settings are wrong: who reads it may be looking for the mistake. */
function isPainted({ surroundings }: CommandContext, output: Output): boolean {
  try {
    const use = surroundings.colorUse(output, null);
    return use === 'all' || use === 'views';
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}
