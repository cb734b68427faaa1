import type { Command } from '../command/command-spec.ts';
import { commandPage } from './command-page.ts';
import { configPage } from './config-page.ts';
import { formatsPage } from './formats-page.ts';
import type { ManPage } from './man-page.ts';
import { programPage } from './program-page.ts';

/** The manual: a page for the program, one for each command, one for formats and one for the configuration. */
export async function manual(commands: readonly Command[]): Promise<readonly ManPage[]> {
  const pages = await Promise.all(commands.map(commandPage));
  return [programPage(commands), ...pages, configPage(), await formatsPage(commands)];
}
