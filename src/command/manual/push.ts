import type { CommandManual } from './command-manual.ts';

/** The manual of `push`. */
export const pushManual: CommandManual = {
  description: [
    'Uploads an image to the registry that its name begins with; a name without a host belongs to Docker Hub. The tag is `latest` where none is given. To push an image to another place, give it a name of that place first, with `docker-images tag`.',
    'Layers that the registry has already are not sent again. Most registries want to know who you are: see `docker-images login`.',
  ],
  examples: [
    {
      line: 'docker-images tag api:dev registry.example.com/shop/api:v1',
      does: 'Give an image a name of the registry.',
    },
    { line: 'docker-images push registry.example.com/shop/api:v1', does: 'Upload it.' },
    {
      line: 'docker-images push --all-tags registry.example.com/shop/api',
      does: 'Upload every tag of a repository.',
    },
  ],
  variables: ['DOCKER_CONTENT_TRUST', 'HTTPS_PROXY', 'NO_PROXY'],
  files: ['~/.docker/config.json', '~/.config/docker-images/registries.json'],
};
