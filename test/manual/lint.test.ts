import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../man');
const pages = readdirSync(FOLDER).map((file) => join(FOLDER, file));
// Set by .ci/run, which installs the programs: then nothing is skipped.
const everything = process.env['MANUAL_LINT'] === 'all';
const hasMandoc = everything || spawnSync('mandoc', ['/dev/null']).status !== null;

function lint(files: readonly string[]): string {
  const { stdout, stderr } = spawnSync('mandoc', ['-Tlint', '-Wwarning', ...files], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe.skipIf(!hasMandoc)('mandoc', () => {
  test('warns of nothing', () => {
    expect(lint(pages)).toBe('');
  });

  test('would warn of a mistake', () => {
    const folder = mkdtempSync(join(tmpdir(), 'manual-'));
    const page = join(folder, 'bad.1');
    writeFileSync(page, '.TH BAD 1\n.SH NAME\nbad\n.XX\n');
    expect(lint([page])).not.toBe('');
    rmSync(folder, { recursive: true });
  });
});

describe.skipIf(!everything)('man', () => {
  test.each(pages)('shows %s without a complaint', (page) => {
    const { status, stdout, stderr } = spawnSync('man', ['--warnings', '-l', page], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '80', LC_ALL: 'C.UTF-8', MAN_KEEP_STDERR: '1' },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^NAME$/m);
  });
});
