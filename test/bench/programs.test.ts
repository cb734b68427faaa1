import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { nativeProgram } from '../../bench/ensure-built.ts';
import { findPrograms } from '../../bench/programs.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'programs-')));
afterAll(() => rmSync(root, { recursive: true }));
const LONG_AGO = new Date(0);
const docker = script('right/docker', 'echo "Docker version 28.2.2, build e6534b4"');
const node = script('node', 'echo v20.1.0');
for (const source of ['src', 'script']) mkdirSync(join(root, source));
script('dist/main.cjs', '');
script(nativeProgram('.'), '');
script('package.json', '');
for (const source of ['src', 'script', 'package.json'])
  utimesSync(join(root, source), LONG_AGO, LONG_AGO);

describe('findPrograms()', () => {
  test('finds docker first, then ours', () => {
    const { found, missing } = find('right');
    expect(missing).toEqual([]);
    expect(found).toEqual([
      { id: 'docker', title: 'docker 28.2.2', words: [docker], file: docker },
      {
        id: 'native',
        title: 'native (0 MB)',
        words: [nativeProgram(root)],
        file: nativeProgram(root),
      },
      {
        id: 'node',
        title: 'Node 20.1.0',
        words: [node, join(root, 'bin/docker-images.js')],
        file: node,
      },
    ]);
  });

  test('takes the first docker on the path that is a program', () => {
    mkdirSync(join(root, 'folder/docker'), { recursive: true });
    chmodSync(script('text/docker', ''), 0o644);
    expect(find('folder', 'text', 'nowhere', 'right').found[0]?.words).toEqual([docker]);
  });

  test.each([
    ['none', '', 'docker: not on the PATH, so there is nothing to compare with'],
    [
      'another version',
      'echo "Docker version 28.3.0"',
      'docker: Docker version 28.3.0 is not 28.2, whose clone this is',
    ],
    ['one that fails', 'exit 1', 'is not 28.2, whose clone this is'],
  ])('names a docker that cannot be compared with: %s', (name, content, problem) => {
    const folder = name.replaceAll(' ', '-');
    if (content !== '') script(`${folder}/docker`, content);
    const { found, missing } = find(folder);
    expect(missing).toEqual([expect.stringContaining(problem)]);
    expect(found.map(({ id }) => id)).toEqual(['native', 'node']);
  });

  test('names what is no Node.js', () => {
    const { found, missing } = findPrograms({ root, node: docker, path: '' });
    expect(missing[1]).toBe(`node: ${docker} is no Node.js`);
    expect(found.map(({ id }) => id)).toEqual(['native']);
  });

  test('builds what is older than the sources, and says what cannot be built', () => {
    const names = [script('src/main.ts', ''), nativeProgram(root)];
    names.forEach((name, at) => utimesSync(name, LONG_AGO, new Date(1000 - at)));
    script('npm', 'echo "$@" in ${PWD##*/} >&2; exit 1');
    vi.stubEnv('PATH', root);
    const { found, missing } = find('right');
    vi.unstubAllEnvs();
    const said = `run --silent build:native in ${basename(root)}`;
    expect(missing).toEqual([`native: not built (npm run build:native): ${said}`]);
    expect(found.map(({ id }) => id)).toEqual(['docker', 'node']);
  });
});

function find(...folders: readonly string[]): ReturnType<typeof findPrograms> {
  const path = folders.map((folder) => join(root, folder)).join(':');
  return findPrograms({ root, node, path });
}

function script(name: string, content: string): string {
  const file = join(root, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${content}\n`);
  chmodSync(file, 0o755);
  return file;
}
