/** The parameters of Go's text/tabwriter. https://pkg.go.dev/text/tabwriter#Writer.Init */
export interface TabLayout {
  /** Columns that a cell takes at least, its padding included. */
  readonly minWidth: number;
  /** Columns between tab stops, where padding is made of tabs. */
  readonly tabWidth: number;
  /** Columns added behind the widest cell of a column. */
  readonly padding: number;
  /** What padding is made of. */
  readonly padChar: string;
  /** Tags take no column and entities one. */
  readonly filterHtml?: boolean;
  /** The bytes 0xff around a text that is not looked into are left out. */
  readonly stripEscape?: boolean;
  readonly alignRight?: boolean;
  /** Columns of nothing but empty cells that end with a vertical tab take no room. */
  readonly discardEmptyColumns?: boolean;
  /** Empty cells at the start of a line are made of tabs. */
  readonly tabIndent?: boolean;
  /** Columns are parted by "|", sections by a line "---". */
  readonly debug?: boolean;
  /** Characters of ambiguous width take two columns. */
  readonly wideAmbiguous?: boolean;
}

/** How docker lays out every table. */
export const DOCKER_LAYOUT: TabLayout = { minWidth: 10, tabWidth: 1, padding: 3, padChar: ' ' };

/** The characters that text is cut at. */
export const TAB: number = 0x09;
export const NEWLINE: number = 0x0a;
export const VERTICAL_TAB: number = 0x0b;
export const FORM_FEED: number = 0x0c;

/** The byte 0xff, as a Go string has it: what stands between two of them is not looked into. */
export const ESCAPE = '\udcff' as const;
