import type { Example } from '../command/manual/command-manual.ts';
import type { ExitStatus } from '../command/manual/exit-statuses.ts';

/** What the program is. */
export const PROGRAM_DESCRIPTION: readonly string[] = [
  'Does with images what docker 28.2.2 does with them: same flags, same output, same exit status, same requests to the engine. Without a command it lists images.',
  'Where there is no Docker Engine the same commands work on a folder, the local store: `pull`, `push`, `save`, `load` and all others, without a daemon and without root.',
  'When it is called `docker`, through a link of that name, it hands everything that is not about images to the real docker behind it on the `PATH`.',
  '`docker-images help COMMAND` explains a command, and so does `--help` behind it. A misspelt command or flag ends in an error, as in docker, and in one more line on standard error that offers what may have been meant. That line changes no exit status. It stays away when `DOCKER_CLI_HINTS` is `false`, and when the program is called `docker` and standard error is no terminal, so that scripts read what docker writes, byte by byte.',
];

/** How it is decided where images are. */
export const WHICH_ENGINE: readonly string[] = [
  'The first of these that is there decides: `--context`; `--host`; `DOCKER_HOST`; `DOCKER_CONTEXT`; the `currentContext` of `config.json`; the socket `/var/run/docker.sock`.',
  'A host is `unix://PATH`, `tcp://HOST:PORT`, which `--tlsverify` encrypts, or `ssh://USER@HOST`, for which the `ssh` of the system is started. `store://` is the local store, `store:///PATH` one in another folder.',
  'Where nothing of all that is set, `DOCKER_IMAGES_ENGINE` decides between a Docker Engine and the local store. Its default is `auto`: the engine if its socket is there, or if docker left any trace on this machine; else the store, with a note on standard error.',
];

/** First steps. */
export const PROGRAM_EXAMPLES: readonly Example[] = [
  { line: 'docker-images', does: 'List images.' },
  { line: 'docker-images pull alpine:3.20', does: 'Download one.' },
  {
    line: "docker-images images --format '{{.Repository}}:{{.Tag}} {{.Size}}'",
    does: 'Print what a script needs, and no more.',
  },
  { line: 'docker-images -H ssh://ada@box images', does: 'List the images of another machine.' },
  {
    line: 'docker-images -H store:// pull alpine:3.20',
    does: 'Download an image where no Docker is.',
  },
  { line: 'docker-images help pull', does: 'Explain a command.' },
];

/** Where the program ends otherwise than each of its commands does. */
export const PROGRAM_EXITS: readonly ExitStatus[] = [
  {
    status: 1,
    meaning: 'Something failed, or there is no such command; standard error says what.',
  },
  { status: 64, meaning: 'The template behind the `--format` of an inspection cannot be read.' },
  {
    status: 127,
    meaning: 'Called `docker`: the command is not about images, and there is no other docker.',
  },
];
