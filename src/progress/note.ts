import { loadPaint, type Paint } from './paint.ts';

const INDENT = ' '.repeat(9); // columns; as wide as either header
const PLAIN_HEADER = ' Info -> ';
const EMPHASISED = '--platform';

/**
 * A remark about what a command did or did not do, after an empty line. text may have several lines,
 * and may be painted already; painted, it is in italics, and the flag it speaks of stands out.
 */
export async function renderNote(text: string, isPainted: boolean): Promise<string> {
  return isPainted ? paintedNote(text, await loadPaint()) : note(PLAIN_HEADER, text.split('\n'));
}

function paintedNote(text: string, paint: Paint): string {
  const mark = paint('bgCyanBright', paint('black', 'i'));
  const header = paint('bold', `${mark} ${paint('cyanBright', 'Info → ')}`);
  const emphatic = text.replaceAll(EMPHASISED, paint('bold', EMPHASISED));
  return note(
    header,
    emphatic.split('\n').map((line) => paint('italic', line)),
  );
}

function note(header: string, lines: readonly string[]): string {
  return `\n${header}${lines.join(`\n${INDENT}`)}\n`;
}
