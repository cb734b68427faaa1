import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listContexts } from '../../src/config/list-contexts.ts';

test('listContexts() names what can be read, and the default', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contexts-'));
  const write = (id: string, text: string): void => {
    mkdirSync(join(folder, 'contexts/meta', id), { recursive: true });
    writeFileSync(join(folder, 'contexts/meta', id, 'meta.json'), text);
  };
  try {
    expect(listContexts(folder)).toEqual(['default']);
    write('1', '{"Name":"far"}');
    write('2', '{"Name":');
    write('3', '[]');
    write('4', '{"Name":"a"}');
    mkdirSync(join(folder, 'contexts/meta/5'));
    expect(listContexts(folder)).toEqual(['a', 'default', 'far']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
