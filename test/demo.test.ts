import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
afterAll(() => rmSync(join(ROOT, '.demo'), { recursive: true, force: true }));

test('the first command of the README works without Docker, and keeps to its own folder', () => {
  const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  expect(scripts['start']).toBe('tsx script/demo.ts');
  const home = join(ROOT, '.demo', 'nobody');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'script/demo.ts'],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: home } },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^shop\/api +v1\.0 +[0-9a-f]{12} .* 115kB$/m);
  expect(stdout).toMatch(/^Untagged: shop\/base:1$/m);
});
