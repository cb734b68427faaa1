import type { CommandManual } from './command-manual.ts';

/** The manual of `load`. */
export const loadManual: CommandManual = {
  description: [
    'Reads images from a tar archive that `save` has made. The archive may be compressed with gzip or zstd; a Docker Engine also reads bzip2 and xz.',
    'A name in the archive that is taken here moves to the new image.',
    'The local store takes all of the archive or, if any part of it is bad, nothing. It also reads archives that are OCI layouts.',
  ],
  examples: [
    { line: 'docker-images load -i images.tar', does: 'Read a file.' },
    {
      line: 'curl -sf https://example.com/alpine.tar.gz | docker-images load',
      does: 'Read what another program sends.',
    },
  ],
};
