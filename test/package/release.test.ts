import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRelease } from '../../script/package/release.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SEMVER = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-[\da-zA-Z-]+(\.[\da-zA-Z-]+)*)?$/;

describe('readRelease()', () => {
  test('has the date of SOURCE_DATE_EPOCH', () => {
    expect(readRelease(ROOT, { SOURCE_DATE_EPOCH: '1700000000' }).date).toBe(1_700_000_000);
  });

  test.each(['', 'today', '-1', '1.5'])('refuses %j as a date', (given) => {
    expect(() => readRelease(ROOT, { SOURCE_DATE_EPOCH: given })).toThrow(
      `SOURCE_DATE_EPOCH is "${given}", not a number of seconds`,
    );
  });
});

describe('the version', () => {
  const { version } = readRelease(ROOT, { SOURCE_DATE_EPOCH: '0' }).manifest;
  const changes = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');

  test('is semantic', () => expect(version).toMatch(SEMVER));

  test('is in the list of changes, as released or as what comes next', () => {
    expect(changes).toMatch(/^## \[Unreleased\]$/m);
    const [next = ''] = changes.split(/^## \[\d/m);
    expect(next.includes(version) || changes.includes(`\n## [${version}] - 20`)).toBe(true);
  });
});
