import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOrder } from '../../script/bytecode-order.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is recorded of a program that is such a script. */
function recorded(script: string): ReturnType<typeof recordOrder> {
  const program = join(mkdtempSync(join(folder, 'program-')), 'program');
  writeFileSync(program, script, { mode: 0o755 });
  return recordOrder(program, join(program, '..'));
}

// Programs for Windows do without such a record.
describe.skipIf(process.platform === 'win32')('recordOrder()', () => {
  test('gives what each call has written, the most important first', async () => {
    const files = await recorded('#!/bin/sh\necho "$1" >"$BUN_BYTECODE_ORDER_OUT"\n');
    const texts = (files ?? []).map((file) => readFileSync(file, 'utf8').trim());
    expect(texts).toEqual(['images', 'history', 'inspect', '--version', '--help']);
  });

  test('fails when a call writes nothing', async () => {
    await expect(recorded('#!/bin/sh\n')).rejects.toThrow('images wrote no order of its bytecode');
    const often = '#!/bin/sh\n[ "$1" = --help ] || echo F >"$BUN_BYTECODE_ORDER_OUT"\n';
    await expect(recorded(often)).rejects.toThrow('--help wrote no order of its bytecode');
    const empty = '#!/bin/sh\n: >"$BUN_BYTECODE_ORDER_OUT"\n';
    await expect(recorded(empty)).rejects.toThrow('images wrote no order of its bytecode');
  });

  test('fails when a call does', async () => {
    const script = '#!/bin/sh\necho F >"$BUN_BYTECODE_ORDER_OUT"; exit 3\n';
    await expect(recorded(script)).rejects.toThrow('images ended with 3');
  });

  test('does without where what would start the program is missing', async () => {
    expect(await recorded('#!/nowhere/loader\n')).toBeNull();
  });

  test('fails when there is no program', async () => {
    await expect(recordOrder(join(folder, 'none'), folder)).rejects.toThrow('ENOENT');
  });
});
