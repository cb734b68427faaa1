import { describe, expect, test } from 'vitest';
import { nativeTarget } from '../../script/native-target.ts';
import { architectureOf, debianVersion, maintainer } from '../../script/package/debian-control.ts';
import type { Manifest } from '../../script/package/release.ts';

test.each([
  ['1.2.3', '1.2.3-1'],
  ['1.2.3-rc.1', '1.2.3~rc.1-1'],
  ['1.2.3-rc-1', '1.2.3~rc.1-1'],
  ['1.2.3+build.5', '1.2.3+build.5-1'],
])('debianVersion(%s) is %s', (version, want) => expect(debianVersion(version)).toBe(want));

test('architectureOf() speaks as dpkg does, and refuses what Debian lacks', () => {
  expect(architectureOf(nativeTarget('linux-x64'))).toBe('amd64');
  expect(architectureOf(nativeTarget('linux-arm64'))).toBe('arm64');
  const other = nativeTarget('linux-x64');
  expect(() => architectureOf({ ...other, cpu: 'sparc', name: 'linux-sparc' })).toThrow(
    'Debian has no linux-sparc',
  );
});

describe('maintainer()', () => {
  const author = { name: 'the authors', email: 'authors@example.org' };
  const manifest: Manifest = {
    name: 'docker-images',
    version: '1.0.0',
    description: '',
    license: 'MIT',
    author,
    dependencies: {},
    devDependencies: {},
  };

  test('is who packages, when that one says so as Debian does', () => {
    const who = { DEBFULLNAME: 'Ann', DEBEMAIL: 'ann@example.org' };
    expect(maintainer(manifest, who)).toBe('Ann <ann@example.org>');
  });

  test('is the author otherwise', () => {
    expect(maintainer(manifest, {})).toBe('the authors <authors@example.org>');
  });
});
