/**
 * docker's lists from TypeScript: tables with headers made from the template, `json`, templates, and
 * the way docker writes sizes and ages. What a --format does to `docker images`, it does to any rows.
 */
import { loadTimeZone } from '../go/time-zone.ts';
import type { ImageSummary } from '../model/image.ts';
import type { ColumnSet } from './columns.ts';
import { startImageList } from './image-list.ts';
import { outputText, startList } from './render-list.ts';
import type { RowStyle } from './row-style.ts';

export type { ImageSummary, ManifestSummary } from '../model/image.ts';
export { FormatError } from '../model/errors.ts';
export { type Column, type ColumnSet, defineColumns } from './columns.ts';
export { humanDuration } from './human-duration.ts';
export { humanSize } from './human-size.ts';
export type { RowStyle } from './row-style.ts';

/** How a list is written. All of it may be left out. */
export interface FormatOptions {
  /** As docker's --format: "table", "table TEMPLATE", "json", "raw" or a template. The default table when absent. */
  readonly format?: string;
  /** Only the column that the columns name for it. */
  readonly quiet?: boolean;
  /** Shorten IDs and long texts. True when absent. */
  readonly truncate?: boolean;
  /** Show control characters in data as \x1b and the like: for terminals. */
  readonly escapeControls?: boolean;
  /** What ages are told from; this moment when absent. */
  readonly now?: Date;
  /** An IANA name such as "Europe/Berlin"; the zone of the machine when absent. */
  readonly timeZone?: string;
}

/** The text of a list of rows. Throws FormatError, whose cause is a TemplateError with the position. */
export function formatList<Row>(
  rows: readonly Row[],
  columns: ColumnSet<Row>,
  options: FormatOptions = {},
): string {
  const { format = '', quiet = false } = options;
  const list = startList({ format, quiet, columns, style: styleOf(options) });
  list.add(rows);
  return outputText(list.finish());
}

/** Options of formatImages(). */
export interface ImageFormatOptions extends FormatOptions {
  /** Add a column with digests. */
  readonly digests?: boolean;
}

/** The text that `docker images` prints of images: a row for each of their names. Throws FormatError. */
export function formatImages(
  images: readonly ImageSummary[],
  options: ImageFormatOptions = {},
): string {
  const { format = '', quiet = false, digests = false } = options;
  const list = startImageList({ format, quiet, digests, style: styleOf(options) });
  list.add(images);
  return outputText(list.finish());
}

function styleOf(options: FormatOptions): RowStyle {
  const { truncate = true, escapeControls = false, now = new Date(), timeZone } = options;
  const zone = loadTimeZone(timeZone);
  return { truncate, human: true, now, zone, wideAmbiguous: false, escapeControls };
}
