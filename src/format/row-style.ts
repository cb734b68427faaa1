import type { TimeZone } from '../go/time-zone.ts';

/** How cells are written: everything a column may look at besides its row. */
export interface RowStyle {
  /** Shorten IDs and long texts. */
  readonly truncate: boolean;
  /** Sizes and dates in words; history's --human. */
  readonly human: boolean;
  readonly now: Date;
  readonly zone: TimeZone;
  /** Characters of ambiguous width take two columns. */
  readonly wideAmbiguous: boolean;
  /** Show control characters in data as \x1b and the like: for terminals. */
  readonly escapeControls: boolean;
}
