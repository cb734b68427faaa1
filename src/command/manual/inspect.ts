import { OTHER_TYPES } from '../../format/inspect-types/other-types.ts';
import type { CommandManual } from './command-manual.ts';
import { TEMPLATE_EXIT } from './exit-statuses.ts';

/** The manual of `inspect`. */
export const inspectManual: CommandManual = {
  description: [
    'Prints all that the engine knows about objects of any type, as a JSON list with one object for each name.',
    'A name may belong to objects of several types. The first one counts that is found among containers, images, networks, volumes, services, tasks, nodes, plugins, secrets and configs, in this order. `--type` looks at one type alone.',
    'The local store has images and nothing else.',
  ],
  documents: Object.entries(OTHER_TYPES).map(([kind, { type }]) => ({ kind, type, depth: 2 })),
  examples: [
    { line: 'docker-images inspect alpine:3.20', does: 'Print all about whatever has this name.' },
    {
      line: "docker-images inspect --type=image -f '{{.Id}}' alpine:3.20",
      does: 'Print the ID of an image.',
    },
    {
      line: "docker-images inspect -s -f '{{.SizeRw}}' web",
      does: 'Print how many bytes a container has written.',
    },
  ],
  exits: [
    { status: 1, meaning: 'One of the objects was not found, or could not be read.' },
    TEMPLATE_EXIT,
  ],
};
