import { describe, expect, test } from 'vitest';
import { calledAs, ownPaths } from '../../src/cli/called-as.ts';

const node = {
  argv: ['/usr/bin/node', '/opt/bin/docker', 'images'],
  argv0: 'node',
  execPath: '/usr/bin/node',
  versions: { node: '26.0.0' },
};
const native = {
  argv: ['bun', '/$bunfs/root/docker-images', 'images'],
  argv0: 'docker',
  execPath: '/opt/native/docker-images',
  versions: { node: '26.0.0', bun: '1.4.5' },
};

describe('calledAs()', () => {
  test('is the script that Node runs', () => expect(calledAs(node)).toBe('/opt/bin/docker'));
  test('is the word on the command line for a native program', () =>
    expect(calledAs(native)).toBe('docker'));
});

describe('ownPaths()', () => {
  test('is the script that Node runs, never Node', () =>
    expect(ownPaths(node)).toEqual(['/opt/bin/docker']));
  test('is the native program itself when a bare word called it', () =>
    expect(ownPaths(native)).toEqual(['/opt/native/docker-images']));
  test('is also the script that chose the native program', () =>
    expect(ownPaths({ ...native, argv0: '/opt/bin/docker' })).toEqual([
      '/opt/bin/docker',
      '/opt/native/docker-images',
    ]));
});
