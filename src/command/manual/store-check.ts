import type { CommandManual } from './command-manual.ts';
import { STORE_PLACE } from './store-place.ts';

/** The manual of `store check`. */
export const storeCheckManual: CommandManual = {
  description: [
    'Looks whether everything that the images of the local store need is there. With `--full` each byte is read and compared with its digest, which finds damage on the disk and takes its time.',
    'With `--repair` an image that lacks content loses its names, so that a pull brings it anew; records that can be made again are made again; leftovers of broken downloads are removed.',
    'Other programs may go on working with the store meanwhile.',
    STORE_PLACE,
  ],
  examples: [
    { line: 'docker-images store check', does: 'Look whether all is there.' },
    {
      line: 'docker-images store check --full --repair',
      does: 'Read all of it, and put right what can be.',
    },
    {
      line: 'docker-images store check --json | jq .problems',
      does: 'Hand the findings to another program.',
    },
  ],
  exits: [{ status: 1, meaning: 'Something is wrong, and was not repaired.' }],
  variables: ['DOCKER_IMAGES_STORE'],
  files: ['~/.local/share/docker-images/store'],
};
