/** What a run of characters looks like. */
interface Style {
  readonly bold: boolean;
  readonly dim: boolean;
  /** One of the eight colours; null: that of the text. */
  readonly colour: number | null;
}

interface Run {
  readonly text: string;
  readonly style: Style;
  /** Where it starts, in columns. */
  readonly column: number;
}

const PLAIN: Style = { bold: false, dim: false, colour: null };
const COLOURS = [
  '#6e7681',
  '#ff7b72',
  '#7ee787',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#c9d1d9',
];
const COLUMN = 8.43; // pixels; of a monospaced letter at this size
const SIZE = 14;
const LINE = 20;
const MARGIN = 20;
const BAR = 34;
// oxlint-disable-next-line no-control-regex -- what colours text on a terminal
const ESCAPE = /\x1b\[([\d;]*)m/;

/** A picture, as SVG, of what a terminal shows after this text was written to it. Colours and weights are kept. */
export function terminalPicture(text: string, title: string): string {
  const lines = readLines(text.replace(/\n$/, ''));
  const columns = Math.max(...lines.flat().map(({ column, text: part }) => column + part.length));
  const width = Math.ceil(columns * COLUMN) + 2 * MARGIN;
  const height = BAR + lines.length * LINE + MARGIN;
  const rows = lines.flatMap((runs, at) => runs.map((run) => drawRun(run, BAR + (at + 1) * LINE)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}">
<rect width="100%" height="100%" rx="8" fill="#0d1117" stroke="#30363d"/>
${['#ff5f57', '#febc2e', '#28c840'].map((fill, at) => `<circle cx="${20 + at * 18}" cy="17" r="6" fill="${fill}"/>`).join('')}
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="${SIZE}" fill="#c9d1d9" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

function readLines(text: string): readonly (readonly Run[])[] {
  let style = PLAIN;
  return text.split('\n').map((line) => {
    const runs: Run[] = [];
    let column = 0;
    for (const [at, part] of line.split(ESCAPE).entries()) {
      if (at % 2 === 1) {
        style = restyled(style, part);
      } else if (part !== '') {
        runs.push({ text: part, style, column });
        column += part.length;
      }
    }
    return runs;
  });
}

function restyled(style: Style, codes: string): Style {
  return codes.split(';').map(Number).reduce(change, style);
}

function change(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, colour: null };
  const isColour = (code >= 30 && code <= 37) || (code >= 90 && code <= 97);
  return isColour ? { ...style, colour: code % 10 } : style;
}

/** Its width is fixed, so that columns stand below each other in every font. */
function drawRun({ text, style, column }: Run, y: number): string {
  const place = `x="${(MARGIN + column * COLUMN).toFixed(1)}" y="${y}"`;
  const width = `textLength="${(text.length * COLUMN).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
  const look = [
    style.bold ? ' font-weight="bold"' : '',
    style.dim ? ' opacity="0.6"' : '',
    style.colour === null ? '' : ` fill="${COLOURS[style.colour]}"`,
  ].join('');
  return `<text ${place} ${width}${look}>${escape(text)}</text>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
