import { field, structOf } from '../go/go-struct.ts';
import { type GoStruct, goInterface, sliceOf, TypedValue } from '../go/go-type.ts';
import type { DiskUsage } from '../model/disk-usage.ts';
import type { StructSubject } from '../template/template.ts';
import { buildCacheColumns, sortBuildCache } from './build-cache-columns.ts';
import type { ColumnSet } from './columns.ts';
import { containerColumns } from './container-columns.ts';
import { imageColumns } from './image-columns.ts';
import type { RowStyle } from './row-style.ts';
import { RowSubject } from './row-subject.ts';
import { usageImageRows } from './usage-image-rows.ts';
import { volumeColumns } from './volume-columns.ts';

const LISTS = ['Images', 'Containers', 'Volumes', 'BuildCache'] as const;
const DOCUMENT: GoStruct = structOf(
  'formatter.diskUsageContext',
  LISTS.map((name) => field(name, sliceOf(goInterface))),
);

/** All that takes up space, as templates see it: four lists of rows. */
export class DiskUsageSubject implements StructSubject {
  readonly goType = '*formatter.diskUsageContext' as const;
  readonly fields: readonly string[] = LISTS;
  readonly #usage: DiskUsage;
  readonly #style: RowStyle;

  constructor(usage: DiskUsage, style: RowStyle) {
    this.#usage = usage;
    this.#style = style;
  }

  field(name: string): readonly StructSubject[] {
    const { containers, volumes, buildCache } = this.#usage;
    switch (name) {
      case 'Images':
        return this.#rows(imageColumns, usageImageRows(this.#usage));
      case 'Containers':
        return this.#rows(containerColumns, containers);
      case 'Volumes':
        return this.#rows(volumeColumns, volumes);
      default:
        return this.#rows(buildCacheColumns, sortBuildCache(buildCache));
    }
  }

  toJson(): unknown {
    const lists = LISTS.map((name) => [name, this.field(name).map((row) => row.toJson())]);
    return new TypedValue(DOCUMENT, Object.fromEntries(lists));
  }

  #rows<Row>(set: ColumnSet<Row>, rows: readonly Row[]): readonly StructSubject[] {
    return rows.map((row) => new RowSubject(set, row, this.#style));
  }
}
