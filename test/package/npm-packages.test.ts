import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nativeTarget } from '../../script/native-target.ts';
import { nativeManifest, publishedManifest } from '../../script/package/npm-packages.ts';
import { readRelease } from '../../script/package/release.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { manifest } = readRelease(ROOT, { SOURCE_DATE_EPOCH: '0' });
const { version } = manifest;

describe('publishedManifest()', () => {
  const published = publishedManifest(manifest, ['README.md', 'man/one.1', 'man/two.7']);

  test('starts the script that becomes the native program', () => {
    expect(published).toMatchObject({ bin: { 'docker-images': 'bin/docker-images' } });
  });

  test('names the native programs of the very same version, but none that Node could not start', () => {
    expect(published).toMatchObject({
      optionalDependencies: {
        'docker-images-linux-x64': version,
        'docker-images-linux-x64-musl': version,
        'docker-images-linux-arm64': version,
        'docker-images-linux-arm64-musl': version,
        'docker-images-darwin-x64': version,
        'docker-images-darwin-arm64': version,
      },
    });
    expect(JSON.stringify(published)).not.toContain('win32');
  });

  test('names the pages of the manual', () => {
    expect(published).toMatchObject({ man: ['man/one.1', 'man/two.7'] });
  });

  test('asks for nothing else, and runs nothing when it is installed', () => {
    expect(Object.keys(published)).not.toContain('dependencies');
    expect(Object.keys(published)).not.toContain('devDependencies');
    expect(Object.keys(published)).not.toContain('scripts');
  });
});

describe('nativeManifest()', () => {
  test('fits one kind of machine, down to its C library', () => {
    expect(nativeManifest(manifest, nativeTarget('linux-x64-musl'))).toMatchObject({
      name: 'docker-images-linux-x64-musl',
      version,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
  });

  test('names no C library where there is but one, nor a command that would hide the main package', () => {
    const keys = Object.keys(nativeManifest(manifest, nativeTarget('darwin-arm64')));
    expect(keys).not.toContain('libc');
    expect(keys).not.toContain('bin');
  });

  test('is installed by itself on Windows', () => {
    expect(nativeManifest(manifest, nativeTarget('win32-x64'))).toMatchObject({
      os: ['win32'],
      bin: { 'docker-images': 'docker-images.exe' },
    });
  });
});
