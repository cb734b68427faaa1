import { searchColumns } from '../../format/search-columns.ts';
import type { CommandManual } from './command-manual.ts';

/** The manual of `search`. */
export const searchManual: CommandManual = {
  description: [
    'Searches Docker Hub for repositories whose name or description has TERM in it. A TERM that begins with the host of a registry, as in `quay.io/prometheus`, searches there, if that registry can search.',
    'The registry decides about the order and about how many it lists; `--limit` goes up to 100.',
  ],
  filters: [
    { key: 'stars', value: 'NUMBER', does: 'Repositories with so many stars, or more.' },
    {
      key: 'is-official',
      value: 'true|false',
      does: 'Only official images; with `false`, only others.',
    },
    {
      key: 'is-automated',
      value: 'true|false',
      does: 'Out of use: registries do not mark automated builds any more.',
    },
  ],
  lists: [{ row: 'repository', call: 'search', columns: searchColumns }],
  examples: [
    { line: 'docker-images search postgres', does: 'Search Docker Hub.' },
    {
      line: 'docker-images search --filter stars=100 --limit 5 postgres',
      does: 'List no more than five, with a hundred stars or more.',
    },
    {
      line: "docker-images search --format '{{.Name}}' --filter is-official=true redis",
      does: 'Print names alone.',
    },
  ],
  files: ['~/.docker/config.json'],
};
