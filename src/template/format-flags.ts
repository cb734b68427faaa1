/** What stands between % and the verb. */
export interface FormatFlags {
  /** "-": pad to the right. */
  readonly minus: boolean;
  /** "+": always a sign; ASCII only in %q. */
  readonly plus: boolean;
  /** "#": the other form: prefixes, back quotes. */
  readonly sharp: boolean;
  /** " ": a blank where a plus sign would be; blanks between hexadecimal bytes. */
  readonly space: boolean;
  /** "0": pad with zeros. */
  readonly zero: boolean;
  /** %+v: with field names. */
  readonly plusV: boolean;
  /** %#v: as Go source. */
  readonly sharpV: boolean;
  /** Least width in characters; null when not given. */
  readonly width: number | null;
  /** Null when not given. */
  readonly precision: number | null;
}

/** Those of a lone verb. */
export const NO_FLAGS: FormatFlags = {
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  plusV: false,
  sharpV: false,
  width: null,
  precision: null,
};

/** Fills a text up to the wanted width, with zeros only at its left. */
export function pad(text: string, { width, minus, zero }: FormatFlags): string {
  if (width === null || width <= text.length / 2) return text;
  const missing = width - countCharacters(text);
  if (missing <= 0) return text;
  if (minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

/** utf8.RuneCountInString: characters, each stray byte for one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
