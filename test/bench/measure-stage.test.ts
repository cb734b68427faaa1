import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Duties } from '../../bench/duties.ts';
import { measureStage, type StageResult } from '../../bench/measure-stage.ts';
import { benchCase, laboratory } from './scripted-laboratory.ts';

const folder = mkdtempSync(join(tmpdir(), 'measure-stage-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('measureStage()', () => {
  test('measures the cases whose name matches, and clears up at the end', async () => {
    const { result, seen } = await measure(/^b/, null);
    expect(result.cases.map(({ of }) => of.name)).toEqual(['bc', 'bd']);
    expect(result.skipped).toBeNull();
    expect(seen).toEqual(['prepared', 'bc', 'bd', 'cleared']);
  });

  test('prepares nothing where no case matches', async () => {
    const { result, seen } = await measure(/^x/, null);
    expect(result).toEqual({ title: 'Stage', cases: [], skipped: 'not asked for' });
    expect(seen).toEqual([]);
  });

  test('measures nothing that could not be prepared, but clears up', async () => {
    const { result, seen } = await measure(/./, 'no room');
    expect(result).toEqual({ title: 'Stage', cases: [], skipped: 'no room' });
    expect(seen).toEqual(['prepared', 'cleared']);
  });
});

async function measure(
  only: RegExp,
  problem: string | null,
): Promise<{ readonly result: StageResult; readonly seen: readonly string[] }> {
  const seen: string[] = [];
  const duties = new Duties();
  const stage = {
    title: 'Stage',
    cases: ['a', 'bc', 'bd'].map((name) => benchCase({ name })),
    prepare: async () => {
      seen.push('prepared');
      return problem;
    },
    clear: () => void seen.push('cleared'),
  };
  const onResult = ({ of }: StageResult['cases'][number]): void => void seen.push(of.name);
  const result = await measureStage(stage, { lab: laboratory(folder, {}), duties, only, onResult });
  duties.fulfil();
  return { result, seen };
}
