import type { CommandManual } from './command-manual.ts';

/** The manual of `logout`. */
export const logoutManual: CommandManual = {
  description: [
    'Forgets the credentials for a registry, wherever they are kept. Without SERVER those for Docker Hub.',
    'The registry is not told, so that a token stays good until you revoke it there.',
  ],
  examples: [
    { line: 'docker-images logout', does: 'Forget the credentials for Docker Hub.' },
    {
      line: 'docker-images logout registry.example.com',
      does: 'Forget those for another registry.',
    },
  ],
  exits: [{ status: 0, meaning: 'All is done; also when there was nothing to forget.' }],
  files: ['~/.docker/config.json'],
};
