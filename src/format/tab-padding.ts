import type { TabLayout } from './tab-layout.ts';

/** What fills a cell up: textWidth columns are taken of cellWidth. indent: it is empty and begins its line. */
export type Padding = (textWidth: number, cellWidth: number, indent: boolean) => string;

/** The padding that a layout wants. */
export function paddingOf({ padChar, tabWidth, tabIndent = false }: TabLayout): Padding {
  const blanks: string[] = [];
  return (textWidth, cellWidth, indent) => {
    if (padChar === '\t' || (indent && tabIndent))
      return tabs(cellWidth - textWidth, cellWidth, tabWidth);
    const count = cellWidth - textWidth;
    return (blanks[count] ??= padChar.repeat(count));
  };
}

/** Tabs up to the first tab stop that is not inside the cell. */
function tabs(missing: number, cellWidth: number, tabWidth: number): string {
  if (tabWidth === 0) return '';
  const stop = Math.ceil(cellWidth / tabWidth) * tabWidth;
  return '\t'.repeat(Math.ceil((missing + stop - cellWidth) / tabWidth));
}
