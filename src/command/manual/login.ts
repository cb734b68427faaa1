import type { CommandManual } from './command-manual.ts';

/** The manual of `login`. */
export const loginManual: CommandManual = {
  description: [
    'Shows a name and a password to a registry, and keeps them if they are taken, for `pull`, `push` and `search`. SERVER is the host of the registry, as `registry.example.com:5000`; without it Docker Hub is meant.',
    'What the flags do not give is asked for, on a terminal. Credentials that are kept already are tried first when no flag is given.',
    'They are kept by the helper program that `config.json` names, else in `config.json` itself, where whoever can read the file can read them, too.',
  ],
  examples: [
    { line: 'docker-images login', does: 'Log in to Docker Hub.' },
    {
      line: 'docker-images login -u ada registry.example.com',
      does: 'Log in to a registry of your own; the password is asked for.',
    },
    {
      line: 'pass show hub | docker-images login -u ada --password-stdin',
      does: 'Log in from a script. A password behind --password would stand in the list of processes.',
    },
  ],
  files: ['~/.docker/config.json'],
};
