import type { CommandManual } from './command-manual.ts';

/** The manual of `import`. */
export const importManual: CommandManual = {
  description: [
    'Makes an image of a tar archive that holds the files of a system. The archive is a file, is fetched from a URL, or comes from standard input, which `-` stands for. It may be compressed.',
    'The image has one layer, and no settings but those that `--change` gives it, in the words of a Dockerfile: CMD, ENTRYPOINT, ENV, EXPOSE, HEALTHCHECK, LABEL, ONBUILD, STOPSIGNAL, USER, VOLUME, WORKDIR.',
    'Archives that `save` has made are for `docker-images load`.',
  ],
  examples: [
    {
      line: 'docker-images import rootfs.tar.gz shop/base:1',
      does: 'Make an image of an archive.',
    },
    {
      line: 'tar -C rootfs -c . | docker-images import -c \'CMD ["sh"]\' - shop/base:1',
      does: 'Make one of a folder, and say what it runs.',
    },
    {
      line: 'docker-images import https://example.com/rootfs.tar.gz shop/base:1',
      does: 'Have the engine fetch the archive.',
    },
  ],
  variables: ['DOCKER_DEFAULT_PLATFORM', 'SOURCE_DATE_EPOCH'],
};
