import type { CommandSpec } from './command-spec.ts';
import { historyCommand } from './history.ts';
import { imageInspectCommand } from './image-inspect.ts';
import { imagesCommand } from './images.ts';
import { inspectCommand } from './inspect.ts';
import { versionCommand } from './version.ts';

/** A word that commands stand behind. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
}

/** What places may name as their group. */
export const commandGroups: readonly CommandGroup[] = [
  { name: 'image', summary: 'Work with images' },
];

/** Every command there is. Parser, help and documentation follow from this list. */
export const allCommands: readonly CommandSpec[] = [
  historyCommand,
  imageInspectCommand,
  imagesCommand,
  inspectCommand,
  versionCommand,
];

/** The command that runs when none is named. */
export const DEFAULT_COMMAND = 'images';
