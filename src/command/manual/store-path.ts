import type { CommandManual } from './command-manual.ts';
import { STORE_PLACE } from './store-place.ts';

/** The manual of `store path`. */
export const storePathManual: CommandManual = {
  description: [
    'Prints the folder of the local store. The OCI image layout, which other tools read and write, is the folder `oci` in it.',
    STORE_PLACE,
  ],
  examples: [
    { line: 'docker-images store path', does: 'Print the folder.' },
    {
      line: 'skopeo inspect "oci:$(docker-images store path)/oci:example.com/api:1"',
      does: 'Let another tool look at an image of the store.',
    },
  ],
  variables: ['DOCKER_IMAGES_STORE'],
  files: ['~/.local/share/docker-images/store'],
};
