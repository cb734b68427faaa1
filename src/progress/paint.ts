/** How a piece of text may look. */
export type PaintStyle =
  | 'black'
  | 'bgCyanBright'
  | 'bold'
  | 'cyanBright'
  | 'dim'
  | 'green'
  | 'italic'
  | 'red';

/** Gives text a style, whatever the terminal: whether to paint at all is the caller's decision. */
export type Paint = (style: PaintStyle, text: string) => string;

const RESET = '\u001b[0m';
const TEXT = '|';

/** The painter; only what paints pays for loading chalk. */
export async function loadPaint(): Promise<Paint> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return (style, text) => {
    // chalk ends each style by itself; docker ends all at once, those around it too.
    const [opening = ''] = chalk[style](TEXT).split(TEXT);
    return opening + text + RESET;
  };
}
