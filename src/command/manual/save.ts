import type { CommandManual } from './command-manual.ts';

/** The manual of `save`. */
export const saveManual: CommandManual = {
  description: [
    'Writes images, with their names and all their layers, into one tar archive. `docker-images load` and `docker load` read it.',
    'Without `--output` the archive goes to standard output, but not to a terminal.',
    'The file is written beside its place and takes it only when it is whole: a failure leaves what was there before.',
  ],
  examples: [
    {
      line: 'docker-images save -o images.tar alpine:3.20 redis:7',
      does: 'Write two images into a file.',
    },
    {
      line: 'docker-images save alpine:3.20 | gzip > alpine.tar.gz',
      does: 'Write a compressed archive.',
    },
    {
      line: 'docker-images save alpine:3.20 | ssh box docker load',
      does: 'Bring an image to another machine without a registry.',
    },
  ],
};
