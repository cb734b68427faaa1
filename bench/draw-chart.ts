import { DARK_STYLE, LIGHT } from './chart-style.ts';
import { type LogScale, logScale, ticks } from './log-scale.ts';
import type { ProgramId } from './programs.ts';
import type { Spread } from './statistics.ts';
import {
  type Attributes,
  disc,
  escaped,
  group,
  type Place,
  shape,
  square,
  stroke,
  text,
} from './svg.ts';

/** Milliseconds over a number of images. */
export interface Chart {
  readonly title: string;
  /** What is shown, below the title. */
  readonly caption: string;
  readonly series: readonly Series[];
}

/** One line of the chart. */
export interface Series {
  readonly name: string;
  /** Says how it is drawn. */
  readonly kind: ProgramId;
  /** By x, upwards. */
  readonly points: readonly Point[];
}

/** A number of images, and milliseconds. */
export interface Point {
  readonly x: number;
  readonly y: Spread;
}

const [WIDTH, HEIGHT] = [760, 460];
const [LEFT, RIGHT, TOP, BOTTOM] = [72, 600, 76, 392];
const GAP = 70; // between the place of 0, which has no logarithm, and that of the first number
const LINE_HEIGHT = 18;
const MIDDLE: Attributes = { 'text-anchor': 'middle' };

/** Where the values of both axes lie. */
interface Axes {
  readonly x: (value: number) => number;
  readonly y: LogScale;
  readonly numbers: readonly number[];
}

/** An SVG drawing with logarithmic axes, which reads on light and dark. Throws when there is no point. */
export function drawChart({ title, caption, series }: Chart): string {
  const drawn = series.filter(({ points }) => points.length > 0);
  const axes = axesOf(drawn.flatMap(({ points }) => points));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" ` +
      `role="img" fill="${LIGHT.ink}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<style>\n${DARK_STYLE}\n</style>`,
    `<rect class="paper" fill="${LIGHT.paper}" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
    text([24, 32], title, { 'font-size': 16, 'font-weight': 600 }),
    text([24, 52], caption),
    ...timeAxis(axes.y),
    ...numberAxis(axes),
    ...drawn.map((one) => line(one, axes)),
    ...names(drawn, axes.y),
    '</svg>\n',
  ].join('\n');
}

function axesOf(points: readonly Point[]): Axes {
  const numbers = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const positive = numbers.filter((x) => x > 0);
  const hasZero = positive.length < numbers.length;
  const scale = logScale(
    positive.length > 0 ? positive : [1],
    LEFT + (hasZero ? GAP : 0) + 14,
    RIGHT,
  );
  const times = points.flatMap(({ y }) => [y.min, y.max]);
  return {
    x: (value) => (value === 0 ? LEFT + 14 : scale.place(value)),
    y: logScale(times, BOTTOM, TOP),
    numbers,
  };
}

function timeAxis(scale: LogScale): readonly string[] {
  const marks = ticks(scale);
  const label = (tick: number): string => (tick >= 1000 ? `${tick / 1000} s` : `${tick} ms`);
  return [
    group(
      { class: 'grid', stroke: LIGHT.grid },
      marks.map((tick) => stroke([LEFT, scale.place(tick)], [RIGHT, scale.place(tick)])),
    ),
    ...marks.map((tick) =>
      text([LEFT - 8, scale.place(tick) + 4], label(tick), { 'text-anchor': 'end' }),
    ),
  ];
}

function numberAxis({ x, numbers }: Axes): readonly string[] {
  const first = numbers.find((number) => number > 0) ?? 0;
  // 0 is not where its logarithm would be: the axis is broken.
  const breaks = numbers[0] === 0 ? [text([(x(0) + x(first)) / 2, BOTTOM + 5], '//', MIDDLE)] : [];
  return [
    group({ class: 'axis', stroke: LIGHT.ink }, [
      stroke([LEFT, TOP], [LEFT, BOTTOM]),
      stroke([LEFT, BOTTOM], [RIGHT, BOTTOM]),
      ...numbers.map((number) => stroke([x(number), BOTTOM], [x(number), BOTTOM + 5])),
    ]),
    ...numbers.map((number) => text([x(number), BOTTOM + 22], number.toLocaleString('en'), MIDDLE)),
    ...breaks,
    text([(LEFT + RIGHT) / 2, BOTTOM + 50], 'images (both axes logarithmic)', MIDDLE),
  ];
}

function line({ kind, points }: Series, { x, y }: Axes): string {
  const places = points.map((point) => [x(point.x), y.place(point.y.median)] as const);
  const steps = places.slice(1).map((place, at) => stroke(places[at] ?? place, place));
  const jumps = points[0]?.x === 0 ? 1 : 0;
  return group(coloured(kind), [
    group({ 'stroke-width': 2, 'stroke-dasharray': '3 5' }, steps.slice(0, jumps)),
    group({ 'stroke-width': 2 }, steps.slice(jumps)),
    ...points.map((point) =>
      stroke([x(point.x), y.place(point.y.min)], [x(point.x), y.place(point.y.max)]),
    ),
    ...places.map((place) => mark(kind, place)),
  ]);
}

/** Behind the end of each line, moved apart where lines end close together. */
function names(series: readonly Series[], scale: LogScale): readonly string[] {
  const ends = series
    .map(({ name, kind, points }) => ({ name, kind, y: scale.place(points.at(-1)?.y.median ?? 1) }))
    .toSorted((a, b) => a.y - b.y);
  let lowest = 0;
  return ends.map(({ name, kind, y }) => {
    lowest = Math.max(y + 4, lowest + LINE_HEIGHT);
    return group(coloured(kind), [text([RIGHT + 12, lowest], name, { 'font-weight': 600 })]);
  });
}

function coloured(kind: ProgramId): Attributes {
  return { class: kind, fill: LIGHT[kind], stroke: LIGHT[kind] };
}

/** Each program has a shape of its own. */
function mark(kind: ProgramId, [x, y]: Place): string {
  if (kind === 'docker') return square([x, y], 8);
  if (kind === 'native') return disc([x, y], 4.5);
  return shape([
    [x - 5, y + 4],
    [x + 5, y + 4],
    [x, y - 5],
  ]);
}
