import type { Command } from './command-spec.ts';
import { completionCommand } from './completion.ts';
import { historyCommand } from './history.ts';
import { imageInspectCommand } from './image-inspect.ts';
import { imagesCommand } from './images.ts';
import { importCommand } from './import.ts';
import { inspectCommand } from './inspect.ts';
import { loadCommand } from './load.ts';
import { loginCommand } from './login.ts';
import { logoutCommand } from './logout.ts';
import { pruneCommand } from './prune.ts';
import { pullCommand } from './pull.ts';
import { pushCommand } from './push.ts';
import { rmiCommand } from './rmi.ts';
import { saveCommand } from './save.ts';
import { searchCommand } from './search.ts';
import { storeCheckCommand } from './store-check.ts';
import { storeDfCommand } from './store-df.ts';
import { storeGcCommand } from './store-gc.ts';
import { storePathCommand } from './store-path.ts';
import { systemDfCommand } from './system-df.ts';
import { tagCommand } from './tag.ts';
import { versionCommand } from './version.ts';

/** A word that commands stand behind. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
}

/** What a name of a command may begin with. */
export const commandGroups: readonly CommandGroup[] = [
  { name: 'image', summary: 'Work with images' },
  { name: 'store', summary: 'Look after the images of this machine' },
  { name: 'system', summary: 'Look at the engine' },
];

/** Every command there is. Parser, help and documentation follow from this list. */
export const allCommands: readonly Command[] = [
  completionCommand,
  historyCommand,
  imageInspectCommand,
  imagesCommand,
  importCommand,
  inspectCommand,
  loadCommand,
  loginCommand,
  logoutCommand,
  pruneCommand,
  pullCommand,
  pushCommand,
  rmiCommand,
  saveCommand,
  searchCommand,
  storeCheckCommand,
  storeDfCommand,
  storeGcCommand,
  storePathCommand,
  systemDfCommand,
  tagCommand,
  versionCommand,
];

/** The command that runs when none is named. */
export const DEFAULT_COMMAND = 'images';
