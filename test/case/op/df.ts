import { readDiskUsage } from '../../../src/engine/docker/wire/read-disk-usage.ts';
import {
  renderSpace,
  renderUsageTables,
  renderUsageTemplate,
} from '../../../src/format/render-disk-usage.ts';
import type { RowStyle } from '../../../src/format/row-style.ts';
import type { DiskUsage } from '../../../src/model/disk-usage.ts';
import { FormatError } from '../../../src/model/errors.ts';
import type { Operation } from '../check-case.ts';
import { caseStyle, textOf } from '../list-case.ts';

/** docker system df. */
export const run: Operation = (input) => {
  const usage = readDiskUsage(JSON.stringify(input['du']));
  const format = textOf(input['format']);
  const style = caseStyle(input);
  try {
    return input['verbose'] === true
      ? verbose(usage, format, style)
      : { out: renderSpace(usage, format, style) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { out: '', err: error.message };
  }
};

function verbose(
  usage: DiskUsage,
  format: string,
  style: RowStyle,
): Readonly<Record<string, unknown>> {
  if (format === '' || format === 'table') return { out: renderUsageTables(usage, style) };
  const { text, failure } = renderUsageTemplate(usage, format, style);
  return failure === null ? { out: text } : { out: text, err: failure.message };
}
