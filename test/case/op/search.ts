import { startList } from '../../../src/format/render-list.ts';
import { searchColumns } from '../../../src/format/search-columns.ts';
import { SmallTable } from '../../../src/format/table.ts';
import type { Operation } from '../check-case.ts';
import { caseStyle, objects, outputOf, readSearchHit, textOf } from '../list-case.ts';

/** docker search. */
export const run: Operation = (input) => {
  const style = caseStyle(input);
  const table = new SmallTable(style.wideAmbiguous);
  const format = textOf(input['format']);
  const list = startList({ format, columns: searchColumns, style, table });
  list.add(objects(input['items']).map(readSearchHit));
  return outputOf(list);
};
