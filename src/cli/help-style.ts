import type { Output } from '../command/command-context.ts';

/** How help is written. */
export interface HelpStyle {
  /** Columns of a line. */
  readonly width: number;
  /** A heading, made to stand out where that is possible. */
  readonly heading: (text: string) => string;
}

const USUAL_WIDTH = 80; // columns
const LEAST_WIDTH = 20; // columns; narrower terminals break the lines themselves

/** The style that fits where the help goes. The last column stays free, as in docker. */
export function helpStyle({ columns }: Output): HelpStyle {
  return { width: Math.max(LEAST_WIDTH, columns || USUAL_WIDTH) - 1, heading: (text) => text };
}
