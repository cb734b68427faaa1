import type { CommandManual } from './command-manual.ts';

/** The manual of `tag`. */
export const tagManual: CommandManual = {
  description: [
    'Gives an image one more name. Nothing is copied: both names lead to the same image from then on. The tag is `latest` where none is given.',
    'If the new name is taken, it moves, and the image that had it stays without that name.',
    'Flags must stand in front of both names; this command has none but `--help`.',
  ],
  examples: [
    { line: 'docker-images tag alpine:3.20 alpine:stable', does: 'Give an image one more tag.' },
    {
      line: 'docker-images tag 47d7c7d4e8a1 registry.example.com/shop/api:v1',
      does: 'Give an image, here by its ID, a name that it can be pushed by.',
    },
  ],
};
