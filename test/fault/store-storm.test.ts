import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
import { bundleFaulty } from './build-faulty-engine.ts';
import { runStorm } from './run-storm.ts';
import { engineOptions, namesOf } from './store-scenarios.ts';

// Continuous integration wants 200: STORM_KILLS=200
const kills = Number(process.env['STORM_KILLS'] ?? '12');
const seed = Number(process.env['STORM_SEED'] ?? String(Date.now() % 1_000_000));

test(`six processes and ${kills} kills (STORM_SEED=${seed}) lose nothing that was said to be done`, async () => {
  const root = mkdtempSync(join(tmpdir(), 'storm-'));
  const program = await bundleFaulty('test/fault/storm-worker.ts');
  const result = await runStorm({ program, root, processes: 6, kills, seed });
  expect(result.failures).toEqual([]);
  const engine = openEmbeddedEngine(engineOptions(root));
  const report = await engine.upkeep?.check({ full: true });
  const problems = (report?.problems ?? []).filter(({ kind }) => kind !== 'leftover');
  const names = new Set(await namesOf(engine));
  await engine.upkeep?.collectGarbage({ all: true });
  const after = await engine.upkeep?.check({ full: true });
  await engine.close();
  expect(problems).toEqual([]);
  expect(result.sure.filter((name) => !names.has(name))).toEqual([]);
  expect(result.gone.filter((name) => names.has(name))).toEqual([]);
  expect(after?.problems).toEqual([]);
  expect(result.kills).toBeGreaterThanOrEqual(kills);
  expect(result.sure.length).toBeGreaterThan(kills / 4);
  rmSync(root, { recursive: true });
}, 300_000);
