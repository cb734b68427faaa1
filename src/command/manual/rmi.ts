import type { CommandManual } from './command-manual.ts';

/** The manual of `rmi`. */
export const rmiManual: CommandManual = {
  description: [
    'Removes names of images. With its last name goes the image itself, and with that every layer that no other image needs.',
    'An image named by its ID goes with all its names if they are of one repository; if not, `--force` is needed. What a running container uses stays in any case.',
    'Each name is tried, whatever becomes of the others.',
  ],
  examples: [
    {
      line: 'docker-images rmi alpine:3.20',
      does: 'Remove a name, and the image if it was the last.',
    },
    {
      line: 'docker-images rmi -f 47d7c7d4e8a1',
      does: 'Remove an image with all its names.',
    },
    {
      line: "docker-images images -q 'shop/*' | xargs -r docker-images rmi",
      does: 'Remove all images of one owner.',
    },
  ],
  exits: [
    { status: 0, meaning: 'All is done; with --force also when an image was not there.' },
    { status: 1, meaning: 'At least one image was not removed.' },
  ],
};
