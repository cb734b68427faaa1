import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { measureCase } from '../../bench/measure-case.ts';
import type { Run } from '../../bench/meter.ts';
import { benchCase, laboratory, PROGRAMS } from './scripted-laboratory.ts';

const folder = mkdtempSync(join(tmpdir(), 'measure-case-'));
afterAll(() => rmSync(folder, { recursive: true }));
const product = join(folder, 'saved');
const COMPARED = 6; // runs: two of each program

describe('measureCase()', () => {
  test('runs docker and each of ours in turn, pair by pair', async () => {
    const { of, runs, onRun } = watched({});
    const { figures, beside, problems } = await measureCase(of, laboratory(folder, {}, onRun));
    const [d, a, b] = PROGRAMS.map(({ id }) => id);
    expect(runs.slice(COMPARED).map(programOf)).toEqual([d, a, d, a, d, b, d, b]);
    expect(counts(figures)).toEqual({ docker: 4, native: 2, node: 2 });
    expect(counts(beside)).toEqual({ native: 2, node: 2 });
    expect(problems.size).toBe(0);
  });

  test('runs slow cases as often as such are', async () => {
    const { figures } = await measureCase(benchCase({ pace: 'slow' }), laboratory(folder, {}));
    expect(counts(figures)).toEqual({ docker: 2, native: 1, node: 1 });
  });

  test('does not time what differs', async () => {
    const { of, runs, onRun } = watched({});
    const lab = laboratory(folder, { native: { stdout: 'other' } }, onRun);
    const { figures, beside, problems } = await measureCase(of, lab);
    expect(problems).toEqual(new Map([['native', 'standard output differs from byte 0 on']]));
    expect(runs.slice(COMPARED).map(programOf)).not.toContain('native');
    expect([...figures.keys(), ...beside.keys()]).toEqual(['docker', 'node', 'node']);
  });

  test('gives no ratio when docker fails', async () => {
    const lab = laboratory(folder, { docker: { status: 1 } });
    const { beside, figures } = await measureCase(benchCase({}), lab);
    expect(beside.size).toBe(0);
    expect(figures.has('docker')).toBe(false);
  });

  test('gives no ratio without docker', async () => {
    const lab = { ...laboratory(folder, {}), programs: PROGRAMS.slice(1) };
    const { beside, figures } = await measureCase(benchCase({}), lab);
    expect(counts(figures)).toEqual({ native: 2, node: 2 });
    expect(beside.size).toBe(0);
  });

  test('gives no figures of what fails while it is measured', async () => {
    let count = 0;
    const lab = laboratory(folder, {});
    const failsLast = async (run: Run) => {
      const figures = await lab.meter.run(run);
      if (programOf(run) !== 'docker') return figures;
      count += 1;
      // It was compared, then ran in four rounds.
      return { ...figures, status: count === 6 ? 9 : 0 };
    };
    const meter = { ...lab.meter, run: failsLast };
    const { problems, ...rest } = await measureCase(benchCase({}), { ...lab, meter });
    expect(problems.get('docker')).toBe('ended with status 9 while it was measured');
    expect([...rest.figures.keys()]).toEqual(['native', 'node']);
    expect(rest.beside.size).toBe(0);
  });

  test('takes a cold start for one only when the disk was read', async () => {
    const lab = laboratory(folder, {
      native: { figures: { read: 0 } },
      node: { figures: { read: null } },
    });
    const { problems } = await measureCase(benchCase({ isCold: true }), lab);
    expect([...problems.keys()]).toEqual(['native', 'node']);
    expect((await measureCase(benchCase({}), lab)).problems.size).toBe(0);
  });

  test('drops the pages of the program of a cold start, and nothing else', async () => {
    const { of, runs, onRun } = watched({ isCold: true, programs: ['docker', 'native'] });
    await measureCase(of, laboratory(folder, {}, onRun));
    expect(runs.slice(4).map(({ drop }) => drop?.join())).toEqual(
      ['docker', 'native', 'docker', 'native'].map((id) => `/bin/${id}`),
    );
  });

  test('times a pipe as a pipe, and asks the engine that does not check', async () => {
    const { of, runs, onRun } = watched({
      output: 'pipe',
      engine: { DOCKER_HOST: 'fast' },
      checkedEngine: { DOCKER_HOST: 'checked' },
    });
    await measureCase(of, laboratory(folder, {}, onRun));
    for (const { stdout, reader, env } of runs.slice(COMPARED)) {
      expect({ stdout, reader, host: env['DOCKER_HOST'] }).toEqual({ stdout: null, host: 'fast' });
    }
  });

  test('takes away what was made before each run', async () => {
    const before: boolean[] = [];
    const made = { product: 'x' };
    const lab = laboratory(folder, { docker: made, native: made, node: made }, () =>
      before.push(existsSync(product)),
    );
    expect((await measureCase(benchCase({ product }), lab)).problems.size).toBe(0);
    expect(before.slice(COMPARED)).toEqual(Array.from({ length: 8 }, () => false));
  });
});

function watched(unusual: Parameters<typeof benchCase>[0]) {
  const runs: Run[] = [];
  return { of: benchCase(unusual), runs, onRun: (run: Run): void => void runs.push(run) };
}

function programOf({ words }: Run): string | undefined {
  return words[0];
}

function counts(figures: ReadonlyMap<string, readonly unknown[]>): Record<string, number> {
  return Object.fromEntries([...figures].map(([id, list]) => [id, list.length]));
}
