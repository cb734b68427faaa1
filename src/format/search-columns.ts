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
    Name: { header: 'NAME', value: ({ name }) => name },
    Description: { header: 'DESCRIPTION', value: description },
    StarCount: { header: 'STARS', value: ({ stars }) => String(stars) },
    IsOfficial: {
      header: 'OFFICIAL',
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
