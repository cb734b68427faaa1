import { imageColumns } from '../../format/image-columns.ts';
import type { CommandManual } from './command-manual.ts';

/** The manual of `images`. */
export const imagesManual: CommandManual = {
  description: [
    'Lists images, one line for each of their names. An image with three tags stands there three times, one without any name once, as `<none>`.',
    'With REPOSITORY only images of that repository are listed, with REPOSITORY:TAG only that one. The pattern may hold `*`, `?` and `[a-z]`; none of them stands for a slash.',
    'This is also what the program does when no command is named.',
    'Where `--format` is not given, the `imagesFormat` of `config.json` counts, but not with `--quiet`.',
    '`--view` chooses another look: `compact`, with a mark for what containers use, and `tree`, with the platforms of each image, are the views of docker 29. `DOCKER_IMAGES_VIEW` and the key `view` of `config.json` choose it for good.',
    '`--sort` lists in another order than the engine: by `created`, `id`, `name` or `size`, the least first, or the greatest with a minus in front, as in `--sort -size`. Images that are alike stay in the order of the engine. By name each name stands for itself. docker has no such flag.',
    'With `--tree` each image is followed by its platforms. This needs an engine that keeps several platforms of an image, and goes with none of `--quiet`, `--no-trunc`, `--digests` and `--format`.',
  ],
  filters: [
    {
      key: 'dangling',
      value: 'true|false',
      does: 'Images without a tag; with `false`, all others.',
    },
    {
      key: 'label',
      value: 'KEY[=VALUE]',
      does: 'Images with this label. Given more than once, all of them are asked for.',
    },
    {
      key: 'reference',
      value: 'PATTERN',
      does: 'Images of a name like this: `alpine`, `acme/*`, `*:3.*`. Given more than once, one is enough.',
    },
    { key: 'before', value: 'IMAGE', does: 'Images that are older than this one.' },
    { key: 'since', value: 'IMAGE', does: 'Images that are newer than this one.' },
    {
      key: 'until',
      value: 'TIME',
      does: 'Images made before a date (`2026-11-20`, `2026-11-20T15:00:00Z`) or longer ago than a time (`24h`).',
    },
  ],
  lists: [{ row: 'name of an image', call: 'images', columns: imageColumns }],
  examples: [
    { line: 'docker-images images', does: 'List all images.' },
    {
      line: 'docker-images images --view compact',
      does: 'List images as docker 29 does, with a mark for those that are in use.',
    },
    { line: 'docker-images images --sort -size', does: 'List the biggest images first.' },
    { line: 'docker-images images alpine', does: 'List every tag of one repository.' },
    {
      line: "docker-images images --filter 'reference=acme/*' --filter label=tier=app",
      does: 'List images of one owner that bear a label.',
    },
    {
      line: "docker-images images --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'",
      does: 'Print a table with columns of your own.',
    },
    {
      line: 'docker-images images --format json | jq -r .Repository',
      does: 'Hand the list to another program, an object a line.',
    },
    {
      line: 'docker-images images -q --filter dangling=true | xargs -r docker-images rmi',
      does: 'Remove what has no name.',
    },
  ],
  variables: ['DOCKER_IMAGES_VIEW', 'FORCE_COLOR', 'NO_COLOR', 'TZ'],
  files: ['~/.docker/config.json'],
};
