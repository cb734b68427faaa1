import type { CommandManual } from './command-manual.ts';

/** The manual of `image prune`. */
export const pruneManual: CommandManual = {
  description: [
    'Removes images that have no tag and that nothing else needs; with `--all` every image that no container uses. It tells what it removed and how much room that made.',
    'It asks before. Where nobody can answer, as in a script, `--force` is needed; without it nothing is removed.',
    'The `pruneFilters` of `config.json` are added to those of the command line.',
    'In the local store, which knows no containers, `--all` removes every image.',
  ],
  filters: [
    {
      key: 'until',
      value: 'TIME',
      does: 'Images made before a date (`2026-11-20`, `2026-11-20T15:00:00Z`) or longer ago than a time (`24h`).',
    },
    { key: 'label', value: 'KEY[=VALUE]', does: 'Images with this label.' },
    { key: 'label!', value: 'KEY[=VALUE]', does: 'Images without this label.' },
  ],
  examples: [
    { line: 'docker-images image prune', does: 'Remove what has no tag, after a question.' },
    {
      line: 'docker-images image prune -a -f --filter until=240h',
      does: 'In a script: remove all that is unused and older than ten days.',
    },
    {
      line: "docker-images image prune -a --filter 'label!=keep'",
      does: 'Spare images with a label.',
    },
  ],
  exits: [{ status: 0, meaning: 'All is done, or the answer to the question was no.' }],
  files: ['~/.docker/config.json'],
};
