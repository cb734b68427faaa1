import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImageEngine } from '../../src/engine/engine.ts';
import { parseReference } from '../../src/model/reference.ts';
import { type FakeRegistry, startFakeRegistry } from '../fake/fake-registry.ts';
import { makeRemoteImage } from '../make/make-remote-image.ts';
import { settingsWith } from '../registry/opened-repository.ts';
import { type FaultyEngine, loadFaultyEngine } from './build-faulty-engine.ts';
import type { FaultAction } from './faults.ts';
import {
  copyStore,
  drain,
  dropStore,
  engineOptions,
  firstStore,
  namesOf,
} from './store-scenarios.ts';

const STRIDE = process.env['STORE_FAULTS'] === 'all' ? 1 : 23;

let faulty: FaultyEngine;
let first: string;
let registry: FakeRegistry;
let name: string;

beforeAll(async () => {
  faulty = await loadFaultyEngine();
  first = await firstStore(faulty);
  registry = await startFakeRegistry();
  makeRemoteImage(registry, { repository: 'a/b', tag: 'v1', layers: ['one', 'two', 'three'] });
  name = `${registry.host}/a/b:v1`;
});
afterAll(async () => {
  dropStore(first);
  await registry.close();
});

function open(root: string): ImageEngine {
  return faulty.openEmbeddedEngine(engineOptions(root, { settings: () => settingsWith() }));
}

interface Outcome {
  readonly isDone: boolean;
  readonly names: readonly string[];
  readonly problems: readonly string[];
  readonly steps: number;
  readonly requests: number;
}

/** Pulls, whatever happens, and looks what the next program finds; then that one pulls, too. */
async function play(prepare: () => void): Promise<Outcome> {
  const root = copyStore(first);
  const engine = open(root);
  const before = registry.requests.length;
  prepare();
  const isDone = await drain(engine.pull(parseReference(name))).then(
    () => true,
    () => false,
  );
  const steps = faulty.faults.log.length;
  const requests = registry.requests.length - before;
  await engine.close().catch(() => {});
  faulty.faults.arm(null);
  const next = open(root);
  const names = await namesOf(next);
  const problems = await problemsOf(next);
  await drain(next.pull(parseReference(name)));
  const after = [
    ...(await problemsOf(next)),
    ...((await namesOf(next)).includes(name) ? [] : ['the next pull failed']),
  ];
  await next.close();
  dropStore(root);
  return { isDone, names, problems: [...problems, ...after], steps, requests };
}

async function problemsOf(engine: ImageEngine): Promise<readonly string[]> {
  const report = await engine.upkeep?.check({ full: true });
  return (report?.problems ?? []).filter(({ kind }) => kind !== 'leftover').map(({ text }) => text);
}

function whatIsWrong({ isDone, names, problems }: Outcome): readonly string[] {
  return [
    ...problems,
    ...(isDone && !names.includes(name) ? ['said that it was done and was not'] : []),
    ...(names.includes('keep:1') ? [] : ['lost keep:1']),
  ];
}

describe('a pull', () => {
  test.each<FaultAction>(['death', 'ENOSPC', 'EIO'])(
    '%s at any step of the disk',
    async (action) => {
      const whole = await play(() => faulty.faults.arm(null));
      expect(whole.isDone).toBe(true);
      const failures: string[] = [];
      const start = 1 + Math.floor(Math.random() * STRIDE);
      for (let at = start; at <= whole.steps; at += STRIDE) {
        const outcome = await play(() => faulty.faults.arm({ at, action }));
        failures.push(
          ...whatIsWrong(outcome).map((text) => `step ${at} of ${whole.steps}: ${text}`),
        );
      }
      expect(failures).toEqual([]);
    },
  );

  test.each(['the line breaks once', 'the line breaks, and the program dies'])(
    '%s at any request',
    async (what) => {
      const whole = await play(() => faulty.faults.arm(null));
      const failures: string[] = [];
      for (let at = 1; at <= whole.requests; at += 1) {
        let seen = 0;
        const outcome = await play(() => {
          faulty.faults.arm(null);
          registry.intercept(
            /^/,
            (request, response) => {
              seen += 1;
              if (seen < at) return registry.serve(request, response);
              if (what.includes('dies')) faulty.faults.die();
              response.socket?.destroy();
            },
            at,
          );
        });
        failures.push(
          ...whatIsWrong(outcome).map((text) => `request ${at} of ${whole.requests}: ${text}`),
        );
      }
      expect(failures).toEqual([]);
    },
  );
});
