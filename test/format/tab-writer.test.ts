import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/format/display-width.ts';
import { DOCKER_LAYOUT, ESCAPE, type TabLayout } from '../../src/format/tab-layout.ts';
import { alignTabs, TabWriter } from '../../src/format/tab-writer.ts';

const DOTS: TabLayout = { minWidth: 0, tabWidth: 8, padding: 1, padChar: '.' };

describe('alignTabs()', () => {
  test.each([
    ['', ''],
    ['no cell\n', 'no cell\n'],
    ['A\tB\n', 'A         B\n'],
    ['A\tB\nlonger-than-ten\tC\n', 'A                 B\nlonger-than-ten   C\n'],
    ['A\t\n', 'A         \n'],
    ['A\tB', 'A         B'],
    ['A\vB\n', 'A         B\n'],
    ['日本日本日本\tx\né\ty\n', '日本日本日本   x\né              y\n'],
  ])('aligns %j as docker does', (text, aligned) => {
    expect(alignTabs(text, DOCKER_LAYOUT)).toBe(aligned);
  });

  test.each([
    ['a line without a tab', 'wide-wide\tx\nalone\nA\tB\n', 'wide-wide.x\nalone\nA.B\n'],
    ['a form feed', 'wide-wide\tx\fA\tB\n', 'wide-wide.x\nA.B\n'],
    ['a shorter line', 'a\twide\tx\nb\tc\nd\te\tf\n', 'a.wide.x\nb.c\nd.e.f\n'],
  ])('%s ends columns', (_name, text, aligned) => {
    expect(alignTabs(text, DOTS)).toBe(aligned);
  });

  test.each([
    ['to the right', { alignRight: true }, '..a.bbbc\n.aa...bc\n'],
    ['with bars', { debug: true }, 'a..|bbb.|c\naa.|b...|c\n'],
    ['with tabs', { padChar: '\t' }, 'a\tbbb\tc\naa\tb\tc\n'],
  ])('aligns %s', (_name, over, aligned) => {
    expect(alignTabs('a\tbbb\tc\naa\tb\tc\n', { ...DOTS, ...over })).toBe(aligned);
  });

  test('sections are told apart by a line where columns are marked', () => {
    expect(alignTabs('a\tb\fc\td\n', { ...DOTS, debug: true })).toBe('a.|b\n---\nc.|d\n');
  });

  test('a column of nothing takes no room where such columns are dropped', () => {
    const layout = { ...DOTS, minWidth: 5, discardEmptyColumns: true };
    expect(alignTabs('a\v\vb\nc\v\vd\n', layout)).toBe('a....b\nc....d\n');
    // A real tab keeps it.
    expect(alignTabs('a\v\tb\nc\v\td\n', layout)).toBe('a.........b\nc.........d\n');
  });

  test('empty cells at the start of a line become tabs where lines are indented', () => {
    expect(alignTabs('\t\tx\ta\n\t\ty\tb\n', { ...DOTS, minWidth: 4, tabIndent: true })).toBe(
      '\t\tx...a\n\t\ty...b\n',
    );
  });

  test('tags take no room, and entities one column', () => {
    const text = '<b a="1\t2">x</b>\t1\n&amp;&lt;y\t2\n';
    expect(alignTabs(text, { ...DOTS, filterHtml: true })).toBe(
      '<b a="1\t2">x</b>...1\n&amp;&lt;y.2\n',
    );
  });

  test('what stands between two bytes 0xff is one text, tabs and all', () => {
    const text = `${ESCAPE}a\tb${ESCAPE}\tx\nlonger\ty\n`;
    expect(alignTabs(text, DOTS)).toBe(`${ESCAPE}a\tb${ESCAPE}.....x\nlonger.y\n`);
    expect(alignTabs(text, { ...DOTS, stripEscape: true })).toBe('a\tb.....x\nlonger.y\n');
  });
});

describe('a table as docker lays it out', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'é', '日', ' ', '<', '\u001b'),
    maxLength: 15,
  });
  const rows = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.array(fc.array(word, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
  );

  test('has each cell at the place that the widest above and below it leaves', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const text = cells.map((row) => `${row.join('\t')}\n`).join('');
        expect(alignTabs(text, DOCKER_LAYOUT)).toBe(cells.map((row) => line(row, cells)).join(''));
      }),
    );
  });

  test('is the same however its text comes in', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'é', '\t', '\n', '\v', '\f', ESCAPE) }),
    );
    fc.assert(
      fc.property(texts, (pieces) => {
        const writer = new TabWriter(DOCKER_LAYOUT);
        for (const piece of pieces) writer.write(piece);
        expect(Array.from(writer.finish()).join('')).toBe(
          alignTabs(pieces.join(''), DOCKER_LAYOUT),
        );
      }),
    );
  });
});

function line(row: readonly string[], all: readonly (readonly string[])[]): string {
  const padded = row.slice(0, -1).map((cell, column) => {
    const widths = all.map((other) => displayWidth(other[column] ?? '', false) + 3);
    return cell + ' '.repeat(Math.max(10, ...widths) - displayWidth(cell, false));
  });
  return `${padded.join('')}${row.at(-1)}\n`;
}

test('a long text keeps one alignment over all chunks that it comes out in', () => {
  const writer = new TabWriter(DOCKER_LAYOUT);
  const count = 20_000;
  for (let at = 0; at < count; at += 1) writer.write(`${at}\tx\n`);
  writer.write('the-widest-of-all\tx\n');
  const chunks = Array.from(writer.finish());
  const lines = chunks.join('').split('\n').slice(0, -1);
  expect(chunks.length).toBeGreaterThan(1);
  expect(lines.length).toBe(count + 1);
  expect(new Set(lines.map((text) => text.indexOf('x', 12)))).toEqual(new Set([20]));
});
