import type { CommandManual } from './command-manual.ts';
import { STORE_PLACE } from './store-place.ts';

/** The manual of `store gc`. */
export const storeGcManual: CommandManual = {
  description: [
    'Removes content of the local store that no image needs. What is younger than a day is spared, for it may belong to a download that broke off and is to go on; `--all` removes that, too.',
    'No image goes: that is what `rmi` and `prune` are for, after which this command is rarely needed.',
    STORE_PLACE,
  ],
  examples: [
    { line: 'docker-images store gc', does: 'Remove what is unused for a day.' },
    { line: 'docker-images store gc --all', does: 'Remove all that is unused.' },
  ],
  variables: ['DOCKER_IMAGES_STORE'],
  files: ['~/.local/share/docker-images/store'],
};
