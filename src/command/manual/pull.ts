import type { CommandManual } from './command-manual.ts';

/** The manual of `pull`. */
export const pullManual: CommandManual = {
  description: [
    'Downloads an image from a registry. The tag is `latest` where neither a tag nor a digest is given. A name without a host belongs to Docker Hub.',
    'Several names are downloaded three at a time; each line then begins with the name that it is about. One that fails stops no other.',
    'Layers that are here already are not fetched again. In the local store a download that broke off goes on where it broke.',
  ],
  examples: [
    { line: 'docker-images pull alpine:3.20', does: 'Download one image.' },
    {
      line: 'docker-images pull --platform linux/arm64 alpine:3.20',
      does: 'Download it for another platform than that of this machine.',
    },
    {
      line: 'docker-images pull -q alpine:3.20 redis:7 postgres:16',
      does: 'Download three at once, and print only their names.',
    },
    {
      line: 'docker-images pull registry.example.com:5000/shop/api:v1',
      does: 'Download from a registry of your own.',
    },
  ],
  exits: [
    {
      status: 1,
      meaning: 'An image was not downloaded; with several names, at least one of them.',
    },
  ],
  variables: ['DOCKER_DEFAULT_PLATFORM', 'DOCKER_CONTENT_TRUST', 'HTTPS_PROXY', 'NO_PROXY'],
  files: ['~/.docker/config.json', '~/.config/docker-images/registries.json'],
};
