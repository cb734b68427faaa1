import { describe, expect, test } from 'vitest';
import { outputText, startList } from '../../src/format/render-list.ts';
import { searchColumns } from '../../src/format/search-columns.ts';
import { SmallTable } from '../../src/format/table.ts';
import type { SearchHit } from '../../src/model/image.ts';
import { sampleStyle } from './samples.ts';

const official: SearchHit = {
  name: 'nginx',
  description: 'Official build of Nginx.',
  stars: 20_000,
  official: true,
};
const other: SearchHit = {
  name: 'acme/nginx',
  description: `one\r\ntwo ${'x'.repeat(60)}`,
  stars: 0,
  official: false,
};

function render(format: string, truncate = true): string {
  const table = new SmallTable(false);
  const list = startList({
    format,
    columns: searchColumns,
    style: sampleStyle({ truncate }),
    table,
  });
  list.add([official, other]);
  return outputText(list.finish());
}

describe('search results', () => {
  test('make a table whose last cell may be empty', () => {
    expect(render('')).toBe(
      [
        'NAME         DESCRIPTION                                     STARS     OFFICIAL\n',
        'nginx        Official build of Nginx.                        20000     [OK]\n',
        `acme/nginx   one  two ${'x'.repeat(35)}…   0         \n`,
      ].join(''),
    );
  });

  test('are in JSON what they are, not what a table shows', () => {
    expect(render('json').split('\n')[0]).toBe(
      '{"Description":"Official build of Nginx.","IsOfficial":"true","Name":"nginx","StarCount":"20000"}',
    );
    expect(render('{{json .IsOfficial}}')).toBe('"[OK]"\n""\n');
  });

  test('may be shown in full', () => {
    expect(render('{{.Description}}', false)).toContain('x'.repeat(60));
  });

  test('no longer tell whether they are automated', () => {
    expect(() => render('{{.IsAutomated}}')).toThrow(
      "can't evaluate field IsAutomated in type *registry.searchContext",
    );
  });
});
