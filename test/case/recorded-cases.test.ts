import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCase, readCases } from './check-case.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

test('the recorded cases are here', () => {
  expect(
    files.flatMap((file) => readCases(join(import.meta.dirname, file))).length,
  ).toBeGreaterThan(2000);
});

describe.each(files)('%s', (file) => {
  const cases = readCases(join(import.meta.dirname, file));
  test('behaves as recorded', async () => {
    const failed: unknown[] = [];
    // go-internals: how Go lays out its structs in memory; see README.md.
    for (const one of cases.filter(({ note }) => note !== 'go-internals')) {
      const mismatch = await checkCase(one);
      if (mismatch !== null) failed.push({ id: one.id, ...mismatch });
    }
    expect(failed).toEqual([]);
  });
});
