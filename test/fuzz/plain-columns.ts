// Columns that the characters of random lists take, as docker counts them.
const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['日', 2],
  ['本', 2],
  ['\u{1f433}', 2],
  ['\u{1f600}', 2],
]);
// oxlint-disable-next-line no-control-regex -- they take no column
const CONTROL = /[\0-\x1f\x7f-\x9f]/;
const GAP = 3; // columns
const NARROWEST = 10; // columns

/** Lines of cells with tabs between them, aligned. Cells may hold tabs and ends of lines of their own. */
export function alignPlainly(text: string): string {
  // A form feed ends a line and all columns.
  return text
    .split(/(?<=\f)/)
    .map((section) => alignSection(section.replace('\f', '\n')))
    .join('');
}

function alignSection(text: string): string {
  const lines = text.split('\n').slice(0, -1);
  const table = lines.map((line) => line.split(/[\t\v]/));
  return table.map((cells, line) => `${alignLine(table, cells, line)}\n`).join('');
}

function alignLine(
  table: readonly (readonly string[])[],
  cells: readonly string[],
  line: number,
): string {
  return cells
    .map((cell, column) => {
      if (column === cells.length - 1) return cell;
      return cell + ' '.repeat(blockWidth(table, line, column) - plainWidth(cell));
    })
    .join('');
}

/** A column reaches as far up and down as lines have a cell there, and another behind it. */
function blockWidth(table: readonly (readonly string[])[], line: number, column: number): number {
  const reaches = (at: number): boolean => (table[at]?.length ?? 0) > column + 1;
  let [first, last] = [line, line];
  while (reaches(first - 1)) first -= 1;
  while (reaches(last + 1)) last += 1;
  const widths = table.slice(first, last + 1).map((cells) => plainWidth(cells[column] ?? '') + GAP);
  return Math.max(NARROWEST, ...widths);
}

function plainWidth(text: string): number {
  if (CONTROL.test(text)) return plainWidth(text.replace(CONTROL, ''));
  return Array.from(text, (character) => WIDTHS.get(character) ?? 1).reduce(
    (sum, width) => sum + width,
    0,
  );
}
