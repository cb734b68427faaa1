import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cliPlugin } from '../../script/package/cli-plugin.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cli-plugin-'));
  mkdirSync(join(root, 'bin'));
});
afterEach(() => rmSync(root, { recursive: true }));

function addProgram(code: string): void {
  writeFileSync(join(root, 'bin/docker-images.js'), code);
}

describe('cliPlugin()', () => {
  test('links to the program when it answers as a plugin, by that name', () => {
    addProgram(`if (process.argv[1].endsWith('/docker-img') && process.argv[2] === 'docker-cli-plugin-metadata')
      console.log('{"SchemaVersion":"0.1.0"}');`);
    expect(cliPlugin(root)).toMatchObject([
      { path: 'lib/docker/cli-plugins/docker-img', link: '../../../bin/docker-images' },
    ]);
  });

  test.each([
    ['does not know the question', 'process.exitCode = 1'],
    ['says something else', 'console.log("REPOSITORY")'],
  ])('ships no link to a program that %s', (_, code) => {
    addProgram(code);
    expect(cliPlugin(root)).toEqual([]);
  });
});
