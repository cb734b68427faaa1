import { VERSION_INFO } from '../../format/version-types.ts';
import type { CommandManual } from './command-manual.ts';
import { TEMPLATE_EXIT } from './exit-statuses.ts';

/** The manual of `version`. */
export const versionManual: CommandManual = {
  description: [
    'Tells the versions of this program and of the engine. `Version` of the client is the version of docker that it does the work of; its own is in the line `Built`.',
    '`docker-images --version` prints a single line and asks no engine.',
  ],
  documents: [{ kind: 'version', type: VERSION_INFO, depth: Infinity }],
  examples: [
    { line: 'docker-images version', does: 'Print all versions.' },
    {
      line: "docker-images version -f '{{.Server.APIVersion}}'",
      does: 'Print the newest API version of the engine.',
    },
    { line: 'docker-images version -f json', does: 'Print all as JSON.' },
  ],
  exits: [
    { status: 1, meaning: 'The engine did not answer; the client is told all the same.' },
    TEMPLATE_EXIT,
  ],
};
