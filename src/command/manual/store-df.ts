import type { CommandManual } from './command-manual.ts';
import { STORE_PLACE } from './store-place.ts';

/** The manual of `store df`. */
export const storeDfManual: CommandManual = {
  description: [
    'Tells how much disk space the local store takes: content of images, content that no image needs any more, downloads on their way, the records of the store itself; and how much room is left on the disk.',
    STORE_PLACE,
  ],
  examples: [
    { line: 'docker-images store df', does: 'Print sizes for people.' },
    { line: 'docker-images store df --json', does: 'Print bytes for programs.' },
  ],
  variables: ['DOCKER_IMAGES_STORE'],
  files: ['~/.local/share/docker-images/store'],
};
