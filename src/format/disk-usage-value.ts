import { field, structOf } from '../go/go-struct.ts';
import { type GoStruct, pointerTo, sliceOf, TypedValue } from '../go/go-type.ts';
import type { DiskUsage } from '../model/disk-usage.ts';
import type { StructSubject } from '../template/struct-subject.ts';
import { buildCacheColumns, sortBuildCache } from './build-cache-columns.ts';
import type { ColumnSet, RowType } from './columns.ts';
import { containerColumns } from './container-columns.ts';
import { imageColumns } from './image-columns.ts';
import type { RowStyle } from './row-style.ts';
import { RowSubject } from './row-subject.ts';
import { usageImageRows } from './usage-image-rows.ts';
import { volumeColumns } from './volume-columns.ts';

const USAGE: GoStruct = structOf('formatter.diskUsageContext', [
  field('Images', rowsOf(imageColumns)),
  field('Containers', rowsOf(containerColumns)),
  field('Volumes', rowsOf(volumeColumns)),
  field('BuildCache', rowsOf(buildCacheColumns)),
]);

/** All that takes up space, as templates see it: four lists of rows. */
export function diskUsageValue(usage: DiskUsage, style: RowStyle): TypedValue {
  const { containers, volumes, buildCache } = usage;
  return new TypedValue(pointerTo(USAGE), {
    Images: subjects(imageColumns, usageImageRows(usage), style),
    Containers: subjects(containerColumns, containers, style),
    Volumes: subjects(volumeColumns, volumes, style),
    BuildCache: subjects(buildCacheColumns, sortBuildCache(buildCache), style),
  });
}

function subjects<Row>(
  columns: ColumnSet<Row>,
  rows: readonly Row[],
  style: RowStyle,
): readonly StructSubject[] {
  return rows.map((row) => new RowSubject(columns, row, style));
}

/** The rows answer for themselves: of their type only the name counts. */
function rowsOf({ goType }: RowType): ReturnType<typeof sliceOf> {
  return sliceOf(pointerTo(structOf(goType.replace(/^\*/, ''), [])));
}
