import { describe, expect, test } from 'vitest';
import { drawChart, type Series } from '../../bench/draw-chart.ts';

const docker = series('docker 28.2.2', 'docker', [
  [0, 12],
  [100, 15],
  [10_000, 284],
]);
const native = series('native <x> & y', 'native', [
  [0, 10],
  [100, 13],
  [10_000, 280],
]);
const svg = drawChart({ title: 'Time', caption: 'Less is better', series: [docker, native] });

describe('drawChart()', () => {
  test('puts a number below each place that was measured, and a break behind 0', () => {
    const labels = texts('middle');
    expect(labels).toEqual(expect.arrayContaining(['0', '100', '10,000', '//']));
  });

  test('names seconds and milliseconds', () => {
    expect(texts('end')).toEqual(['5 ms', '10 ms', '20 ms', '50 ms', '100 ms', '200 ms', '500 ms']);
    const slow = series('slow', 'node', [
      [100, 900],
      [1000, 2500],
    ]);
    expect(drawChart({ title: '', caption: '', series: [slow] })).toContain('>2 s<');
  });

  test('keeps names apart that would lie on each other', () => {
    const [one = 0, two = 0] = Array.from(
      svg.matchAll(/y="([^"]*)"[^>]* font-weight="600">(?:docker|native)/g),
      ([, y]) => Number(y),
    );
    expect(Math.abs(one - two)).toBeGreaterThanOrEqual(18);
  });

  test('escapes what would be markup', () => {
    expect(svg).toContain('native &lt;x&gt; &amp; y');
  });

  test('has colours for both kinds of page, and asks for nothing from elsewhere', () => {
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|@font-face/);
  });

  test('leaves out what was not measured', () => {
    const empty = series('nobody', 'node', []);
    expect(
      drawChart({ title: 'Time', caption: 'Less is better', series: [docker, empty] }),
    ).not.toContain('nobody');
    expect(() => drawChart({ title: 'Time', caption: 'Less is better', series: [empty] })).toThrow(
      'no logarithm',
    );
  });
});

function series(
  name: string,
  kind: Series['kind'],
  points: readonly (readonly [number, number])[],
): Series {
  const spread = (median: number) => ({ median, min: median * 0.9, max: median * 1.1 });
  return { name, kind, points: points.map(([x, y]) => ({ x, y: spread(y) })) };
}

function texts(anchor: string): readonly string[] {
  const all = svg.matchAll(/<text[^>]* text-anchor="([^"]*)">([^<]*)</g);
  return Array.from(all, ([, at, text = '']) => (at === anchor ? [text] : [])).flat();
}
