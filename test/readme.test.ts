import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// The examples import the package by its name, as its users do: through dist.

const ROOT = join(import.meta.dirname, '..');
const EXAMPLE = /```ts\n([^]*?)```/g;
const examples = Array.from(
  readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(EXAMPLE),
  ([, code = '']) => code,
);

describe('the examples of the README', () => {
  test('are there', () => expect(examples.length).toBeGreaterThan(1));

  test.each(examples)('do what their comments say: %#', (code) => {
    // Inside the package, so that it finds itself by its name.
    const folder = mkdtempSync(join(ROOT, 'dist/example-'));
    const file = join(folder, 'example.ts');
    writeFileSync(file, code);
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(lines(stdout)).toEqual(promised(code));
  });
});

/** Comments at the end of a call that prints, of a block, or alone on their lines. */
function promised(code: string): readonly string[] {
  const comments = code.matchAll(/^(?:.*\); |\} )?\/\/ (.*)$/gm);
  return Array.from(comments, ([, comment = '']) => comment);
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}
