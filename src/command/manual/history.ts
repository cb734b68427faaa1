import { historyColumns } from '../../format/history-columns.ts';
import type { CommandManual } from './command-manual.ts';

/** The manual of `history`. */
export const historyManual: CommandManual = {
  description: [
    'Lists the steps that an image was made in, the newest first: when, by which instruction, and how many bytes it added.',
    'Steps that came with an image from a registry have no ID of their own; `<missing>` stands there then. That is no fault.',
    'With `--human=false` sizes are bytes and dates are written in full, which is easier on programs.',
  ],
  lists: [{ row: 'step', call: 'history', columns: historyColumns }],
  examples: [
    { line: 'docker-images history alpine:3.20', does: 'List the steps of an image.' },
    {
      line: "docker-images history --no-trunc --format '{{.CreatedBy}}' alpine:3.20",
      does: 'Print every instruction in full.',
    },
    {
      line: "docker-images history -H=false --format '{{.Size}}' alpine:3.20 | sort -n",
      does: 'Print what each step added, in bytes, the largest last.',
    },
  ],
  variables: ['TZ'],
};
