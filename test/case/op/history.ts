import { exactHistoryColumns, historyColumns } from '../../../src/format/history-columns.ts';
import { startList } from '../../../src/format/render-list.ts';
import type { Operation } from '../check-case.ts';
import { caseStyle, objects, outputOf, readHistoryEntry, textOf } from '../list-case.ts';

/** docker history. */
export const run: Operation = (input) => {
  const style = caseStyle(input);
  const list = startList({
    format: textOf(input['format']),
    quiet: input['quiet'] === true,
    columns: style.human ? historyColumns : exactHistoryColumns,
    style,
  });
  list.add(objects(input['items']).map(readHistoryEntry));
  return outputOf(list);
};
