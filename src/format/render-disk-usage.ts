import type { DiskUsage } from '../model/disk-usage.ts';
import { FormatError } from '../model/errors.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { ColumnSet } from './columns.ts';
import { diskUsageValue } from './disk-usage-value.ts';
import { humanSize } from './human-size.ts';
import { rawTemplate } from './default-templates.ts';
import { buildCacheColumns, sortBuildCache } from './build-cache-columns.ts';
import { containerColumns } from './container-columns.ts';
import { imageColumnsWithDigests, usageImageColumns } from './image-columns.ts';
import { parseOutputFormat } from './output-format.ts';
import { outputText, startList } from './render-list.ts';
import { JSON_TEMPLATE } from './row-plan.ts';
import type { RowStyle } from './row-style.ts';
import { buildCacheSize, spaceColumns, spaceRows } from './space-columns.ts';
import { SmallTable } from './table.ts';
import { usageImageRows } from './usage-image-rows.ts';
import { volumeColumns } from './volume-columns.ts';

/** What was rendered; output comes before the failure that ended it. */
export interface RenderedUsage {
  readonly text: string;
  readonly failure: FormatError | null;
}

/** What `docker system df` prints: a line for each kind of thing. Throws FormatError. */
export function renderSpace(usage: DiskUsage, format: string, style: RowStyle): string {
  const table = new SmallTable(style.wideAmbiguous);
  const list = startList({ format, columns: spaceColumns, style, table });
  list.add(spaceRows(usage));
  return outputText(list.finish());
}

/** What `docker system df -v` prints: a table for each kind of thing. */
export function renderUsageTables(usage: DiskUsage, style: RowStyle): string {
  const { containers, volumes, buildCache } = usage;
  return [
    'Images space usage:\n',
    tableOf(usageImageColumns, usageImageRows(usage), style),
    'Containers space usage:\n',
    tableOf(containerColumns, containers, style),
    'Local Volumes space usage:\n',
    tableOf(volumeColumns, volumes, style),
    `Build cache usage: ${humanSize(buildCacheSize(usage), 4)}\n`,
    tableOf(buildCacheColumns, sortBuildCache(buildCache), style),
  ].join('\n');
}

function tableOf<Row>(columns: ColumnSet<Row>, rows: readonly Row[], style: RowStyle): string {
  const table = new SmallTable(style.wideAmbiguous);
  const list = startList({ format: '', columns, style, table });
  list.add(rows);
  return outputText(list.finish());
}

/**
 * What `docker system df -v` prints by a format that is no plain table: one template over all there is.
 * Throws FormatError when it does not parse.
 */
export function renderUsageTemplate(
  usage: DiskUsage,
  format: string,
  style: RowStyle,
): RenderedUsage {
  const { text, truncate } = usageTemplate(format);
  const template = parse(text);
  try {
    const value = diskUsageValue(usage, { ...style, truncate });
    return { text: template.execute(value), failure: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { text: error.partial, failure: new FormatError(error.message, 1, { cause: error }) };
  }
}

function parse(text: string): Template {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new FormatError(`template parsing error: ${error.message}`, 1, { cause: error });
  }
}

/** Only what says that it is a table is shortened. */
function usageTemplate(format: string): { readonly text: string; readonly truncate: boolean } {
  const wanted = parseOutputFormat(format);
  switch (wanted.kind) {
    case 'table':
    case 'rows':
      return { text: wanted.template, truncate: wanted.kind === 'table' };
    case 'raw':
      return { text: rawUsageTemplate(), truncate: false };
    case 'json':
    case 'default':
      return { text: JSON_TEMPLATE, truncate: false };
  }
}

function rawUsageTemplate(): string {
  return [
    rawSection('Images', 'Image', rawTemplate(imageColumnsWithDigests, false)),
    rawSection('Containers', 'Container', rawTemplate(containerColumns, false)),
    rawSection('Volumes', 'Volume', rawTemplate(volumeColumns, false)),
    rawSection('BuildCache', 'Build Cache', rawTemplate(buildCacheColumns, false)),
  ].join('\n');
}

function rawSection(list: string, type: string, template: string): string {
  return `{{range .${list}}}type: ${type}\n${template}\n{{end -}}`;
}
