import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ProcessIdentity } from '../../src/content/process-identity.ts';
import { StoreLock } from '../../src/content/store-lock.ts';
import { sweepTombstones } from '../../src/content/tombstone.ts';
import { buildLockProgram } from './build-lock-program.ts';
import { type LockStormOptions, type LockStormResult, runLockStorm } from './lock-storm.ts';

// For a longer storm: LOCK_KILLS=2000
const kills = Number(process.env['LOCK_KILLS'] ?? '60');
const seed = Number(process.env['LOCK_SEED'] ?? String(Date.now() % 1_000_000));
const TWO_DAYS = 48 * 60 * 60 * 1000; // milliseconds

let program: string;
const folders: string[] = [];

beforeAll(async () => {
  program = await buildLockProgram('test/content/lock-storm-child.ts');
});
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(join(folder, '..'), { recursive: true });
});

async function storm(
  options: Omit<LockStormOptions, 'program' | 'seed'>,
): Promise<LockStormResult> {
  const result = await runLockStorm({ ...options, program, seed });
  folders.push(result.folder);
  return result;
}

/** Takes the lock and sweeps under it, as collecting garbage does two days later. What is left then. */
async function sweep(folder: string): Promise<readonly string[]> {
  const identity = new ProcessIdentity(folder, { pid: process.pid, command: 'sweep' });
  const lock = new StoreLock(folder, identity, () => Promise.resolve());
  const work = (): Promise<void> => sweepTombstones(folder, identity, Date.now() + TWO_DAYS);
  await lock.withLock(work, { limit: 2000 });
  await identity.close();
  return readdirSync(folder);
}

test('six processes count 50 turns each, and leave nothing behind', async () => {
  const { counted, done, failures, folder } = await storm({ processes: 6, turns: 50, kills: 0 });
  expect({ counted, done, failures }).toEqual({ counted: 300, done: 300, failures: [] });
  expect(readdirSync(folder)).toEqual([]);
});

test('they do so where files have but one name', async () => {
  const { counted, failures, folder } = await storm({
    processes: 3,
    turns: 20,
    kills: 0,
    links: false,
  });
  expect({ counted, failures }).toEqual({ counted: 60, failures: [] });
  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  `${kills} kills (LOCK_SEED=${seed}) let nobody in twice, lose no turn and keep nobody out`,
  async () => {
    const result = await storm({ processes: 6, turns: 1_000_000, kills });
    expect(result.failures).toEqual([]);
    const { atStep, atRandom } = result.kills;
    expect(atStep + atRandom).toBeGreaterThanOrEqual(kills);
    expect(Math.min(atStep, atRandom)).toBeGreaterThan(kills / 6);
    // A turn is counted before it is told: those who died in between counted one more.
    expect(result.counted).toBeGreaterThanOrEqual(result.done);
    expect(result.counted - result.done).toBeLessThanOrEqual(atStep + atRandom);
    expect(result.done).toBeGreaterThan(kills / 10);
    // Who sweeps first may have buried an owner: that tombstone is its own until it ends.
    await sweep(result.folder);
    expect(await sweep(result.folder)).toEqual([]);
  },
  600_000,
);
