import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compareOutputs } from '../../bench/compare-outputs.ts';
import { digestOf } from '../../bench/digest.ts';
import { type Behaviour, benchCase, laboratory, PROGRAMS } from './scripted-laboratory.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-outputs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const product = join(folder, 'saved');
const sha256 = (text: string): string => digestOf([Buffer.from(text)]);

describe('compareOutputs()', () => {
  test.each<readonly [string, Behaviour, Behaviour, string | undefined]>([
    ['the same', { stdout: 'a' }, { stdout: 'a' }, undefined],
    ['other output', { stdout: 'ab' }, { stdout: 'ac' }, 'standard output differs from byte 1 on'],
    ['less output', { stdout: 'ab' }, { stdout: 'a' }, 'standard output differs from byte 1 on'],
    ['other errors', {}, { stderr: 'oh' }, 'standard error differs from byte 0 on'],
    ['a failure', {}, { status: 3, stderr: 'no\nway\n' }, 'ended with status 3: no'],
    ['the same failure', { status: 1 }, { status: 1 }, 'ended with status 1: '],
  ])('tells of %s', async (_, docker, node, problem) => {
    const problems = await compare(benchCase({}), { docker, node });
    expect(problems.get('node')).toBe(problem);
  });

  test('tells of docker when it fails, and of all that do', async () => {
    const problems = await compare(benchCase({}), { docker: { status: 1 }, node: { status: -9 } });
    expect([...problems.keys()]).toEqual(['docker', 'node']);
  });

  test('asks of some no more than that they print something', async () => {
    const ending = benchCase({ equal: 'ending' });
    const behaviours = { docker: { stdout: 'a' }, native: { stdout: 'b' }, node: { stderr: 'c' } };
    expect(await compare(ending, behaviours)).toEqual(new Map([['node', 'printed nothing']]));
  });

  test.each<readonly [string, Behaviour, Behaviour, string | undefined]>([
    ['the same', { product: 'abc' }, { product: 'abc' }, undefined],
    [
      'another',
      { product: 'abc' },
      { product: 'abd' },
      `made ${sha256('abd')}, not ${sha256('abc')}`,
    ],
    ['none', { product: 'abc' }, {}, `made nothing, not ${sha256('abc')}`],
    ['one that docker does not make', {}, { product: '' }, `made ${sha256('')}, not null`],
  ])('compares files that are made: %s', async (_, docker, node, problem) => {
    const problems = await compare(benchCase({ product }), { docker, node });
    expect(problems.get('node')).toBe(problem);
  });

  test('holds docker, too, to what the engine gave', async () => {
    const made = { product: 'abc' };
    const of = benchCase({ product, digest: () => sha256('abd') });
    const wanted = `made ${sha256('abc')}, not ${sha256('abd')}`;
    expect([...(await compare(of, { docker: made, node: made })).values()]).toEqual([
      wanted,
      wanted,
    ]);
  });

  test('does not take the file of an earlier run for one that was made now', async () => {
    const problems = await compare(benchCase({ product }), {
      docker: { product: 'abc' },
      node: { product: 'abc', isMadeOnce: true },
    });
    expect(problems.get('node')).toContain('made nothing');
  });

  test('reads a pipe through a pipe, and compares its digest', async () => {
    const pipe = benchCase({ output: 'pipe', digest: () => sha256('abc') });
    const behaviours = { docker: { stdout: 'abc' }, node: { stdout: 'ab' } };
    expect(await compare(pipe, behaviours)).toEqual(
      new Map([['node', `made ${sha256('ab')}, not ${sha256('abc')}`]]),
    );
  });

  test('fills caches with the engine that is measured, and compares with the one that checks', async () => {
    const hosts: (string | undefined)[] = [];
    const of = benchCase({ engine: { DOCKER_HOST: 'a' }, checkedEngine: { DOCKER_HOST: 'b' } });
    await compareOutputs(
      of,
      laboratory(folder, {}, ({ env }) => void hosts.push(env['DOCKER_HOST'])),
      PROGRAMS.slice(0, 2),
    );
    expect(hosts).toEqual(['a', 'b', 'a', 'b']);
  });

  test('leaves no file behind', async () => {
    writeFileSync(product, 'old');
    await compare(benchCase({ product }), { docker: { product: 'a' }, node: { product: 'b' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

function compare(
  of: Parameters<typeof compareOutputs>[0],
  behaviours: Parameters<typeof laboratory>[1],
): ReturnType<typeof compareOutputs> {
  const programs = PROGRAMS.filter(({ id }) => id in behaviours);
  return compareOutputs(of, laboratory(folder, behaviours), programs);
}
