import type { SearchHit } from '../model/image.ts';
import { type ColumnSet, defineColumns } from './columns.ts';
import { ellipsis } from './ellipsis.ts';
import type { RowStyle } from './row-style.ts';

/** The fields of search results, in `--format` and in JSON. */
export type SearchColumn = 'Name' | 'Description' | 'StarCount' | 'IsOfficial';

const LONGEST_DESCRIPTION = 45; // columns

/** Columns of `docker search`. https://github.com/docker/cli/blob/v28.2.2/cli/command/registry/formatter_search.go */
export const searchColumns: ColumnSet<SearchHit, SearchColumn> = defineColumns({
  goType: '*registry.searchContext',
  unexported: ['json', 'trunc', 's'],
  columns: {
    Name: {
      header: 'NAME',
      doc: 'The name of the repository, as `pull` takes it.',
      value: ({ name }) => name,
    },
    Description: {
      header: 'DESCRIPTION',
      doc: 'What its owner says of it, at most 45 columns unless `--no-trunc` is given.',
      value: description,
    },
    StarCount: {
      header: 'STARS',
      doc: 'How many people like it.',
      value: ({ stars }) => String(stars),
    },
    IsOfficial: {
      header: 'OFFICIAL',
      doc: '`[OK]` for an official image, else empty; in JSON `true` and `false`.',
      value: ({ official }) => (official ? '[OK]' : ''),
      json: ({ official }) => String(official),
    },
  },
  table: ['Name', 'Description', 'StarCount', 'IsOfficial'],
  quiet: 'Name',
});

function description(hit: SearchHit, { truncate }: RowStyle): string {
  const line = hit.description.replaceAll(/[\n\r]/g, ' ');
  return truncate ? ellipsis(line, LONGEST_DESCRIPTION) : line;
}
