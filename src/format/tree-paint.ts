import { displayWidth } from './display-width.ts';

/** Where a tree is shown. */
export interface TreeScreen {
  readonly isTerminal: boolean;
  /** Width in columns; 0 when unknown. */
  readonly columns: number;
  /** Characters of ambiguous width take two columns. */
  readonly wideAmbiguous: boolean;
  readonly isPainted: boolean;
}

/** The looks of a tree's parts. */
export type TreeLook = 'warning' | 'header' | 'name' | 'faint' | 'plain';

/** Gives a part of a tree its look. */
export type TreePaint = (look: TreeLook, text: string) => string;

const RESET = '\u001b[0m';
const MEANING = ' In Use';
const OPENING: Readonly<Record<TreeLook, string>> = {
  warning: '\u001b[93m',
  header: '\u001b[39m\u001b[1m',
  name: '\u001b[34m\u001b[1m',
  faint: '\u001b[39m\u001b[2m',
  plain: '\u001b[39m',
};

/** How a tree is painted: in docker's very bytes, or not at all. */
export function treePaint(isPainted: boolean): TreePaint {
  return (look, text) => (isPainted ? `${OPENING[look]}${text}${RESET}` : text);
}

/** A mark behind an image, and the columns that it takes. */
export interface TreeChip {
  readonly text: string;
  readonly width: number;
}

/** The mark of what containers use. */
export function chipInUse(isPainted: boolean): TreeChip {
  return isPainted
    ? { text: `\u001b[38;5;0m\u001b[48;5;14m U ${RESET}`, width: 3 }
    : { text: 'U', width: 1 };
}

/** The words that explain the marks. */
export function treeLegend(isPainted: boolean): string {
  const title = isPainted
    ? `\u001b[1m\u001b[106m\u001b[30mi${RESET}${RESET} \u001b[96mInfo \u2192 ${RESET}${RESET} `
    : ' Info ->  ';
  return title + chipInUse(isPainted).text + MEANING;
}

/** The columns that they take. */
export function legendWidth({ isPainted, wideAmbiguous }: TreeScreen): number {
  const shown = isPainted ? 'i Info \u2192   U ' : ' Info ->  U';
  return displayWidth(shown + MEANING, wideAmbiguous);
}
