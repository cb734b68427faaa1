import { IMAGE_INSPECT_TYPE } from '../../format/inspect-types/image.ts';
import type { CommandManual } from './command-manual.ts';
import { TEMPLATE_EXIT } from './exit-statuses.ts';

/** The manual of `image inspect`. */
export const imageInspectManual: CommandManual = {
  description: [
    'Prints all that the engine knows about images, as a JSON list with one object for each name.',
    'With `--format` a template runs once for each image. What it gives is printed on a line of its own.',
    'A name that leads to no image is told on standard error; what was found is printed all the same.',
  ],
  documents: [{ kind: 'image', type: IMAGE_INSPECT_TYPE, depth: Infinity }],
  examples: [
    { line: 'docker-images image inspect alpine:3.20', does: 'Print all about an image.' },
    {
      line: "docker-images image inspect -f '{{.Os}}/{{.Architecture}}' alpine:3.20",
      does: 'Print the platform that it is for.',
    },
    {
      line: "docker-images image inspect -f '{{json .Config.Labels}}' alpine:3.20",
      does: 'Print its labels as JSON.',
    },
  ],
  exits: [
    { status: 1, meaning: 'One of the images was not found, or could not be read.' },
    TEMPLATE_EXIT,
  ],
};
