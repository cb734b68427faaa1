import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestOf } from '../../bench/digest.ts';
import { checkedRunOf, runOf } from '../../bench/laboratory.ts';
import { openMeter } from '../../bench/meter.ts';
import { benchCase, laboratory } from './scripted-laboratory.ts';

const folder = mkdtempSync(join(tmpdir(), 'meter-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SCRIPT = 'printf abc; printf oh >&2; [ -p /dev/stdout ]';
const shell = { id: 'native', title: 'sh', words: ['sh', '-c', SCRIPT], file: '/bin/sh' } as const;

test.skipIf(spawnSync('sh', ['-c', 'command -v python3']).status !== 0)(
  'a meter tells how programs end, in files and pipes',
  async () => {
    const meter = openMeter();
    const lab = { ...laboratory(folder, {}), meter };
    try {
      const pipe = benchCase({ output: 'pipe' });
      expect(await meter.run(runOf(pipe, lab, shell))).toMatchObject({ status: 0 });
      expect(await meter.run(checkedRunOf(benchCase({}), lab, shell))).toMatchObject({ status: 1 });
      expect(written('stdout')).toBe('abc');
      expect(await meter.run(checkedRunOf(pipe, lab, shell))).toMatchObject({ status: 0 });
      expect(written('stdout')).toBe(digestOf([Buffer.from('abc')]));
      expect(written('stderr')).toBe('oh');
    } finally {
      meter.close();
    }
  },
);

function written(stream: string): string {
  return readFileSync(join(folder, `native.${stream}`), 'utf8');
}
