/** x to the right, y downwards. */
export type Place = readonly [number, number];

/** Attributes of an element. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element around others. */
export function group(attributes: Attributes, content: readonly string[]): string {
  return `<g${written(attributes)}>\n${content.join('\n')}\n</g>`;
}

/** A line of text on its base line. */
export function text([x, y]: Place, content: string, attributes: Attributes = {}): string {
  const all = { x: round(x), y: round(y), stroke: 'none', ...attributes };
  return `<text${written(all)}>${escaped(content)}</text>`;
}

/** A straight line. */
export function stroke([x1, y1]: Place, [x2, y2]: Place): string {
  return `<line${written({ x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) })}/>`;
}

/** What lies between corners. */
export function shape(corners: readonly Place[]): string {
  const points = corners.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  return `<polygon${written({ points, stroke: 'none' })}/>`;
}

/** A square about its middle. */
export function square([x, y]: Place, side: number): string {
  const half = side / 2;
  const [left, right, top, bottom] = [x - half, x + half, y - half, y + half];
  return shape([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]);
}

/** A disc about its middle. */
export function disc([x, y]: Place, radius: number): string {
  return `<circle${written({ cx: round(x), cy: round(y), r: radius, stroke: 'none' })}/>`;
}

/** Text in which nothing is markup. */
export function escaped(content: string): string {
  const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return content.replaceAll(/[&<>]/g, (mark) => marks[mark] ?? mark);
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

/** Tenths of a pixel are fine enough. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
