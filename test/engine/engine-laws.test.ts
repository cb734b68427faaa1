import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDockerEngine } from '../../src/engine/docker/docker-engine.ts';
import { openEmbeddedEngine } from '../../src/engine/embedded/embedded-engine.ts';
import { drain, engineOptions, pieces } from '../fault/store-scenarios.ts';
import { startFakeDaemon } from '../fake/fake-daemon.ts';
import { describeEngine, lawImages, type OpenedEngine } from './engine-laws.ts';

async function openStore(folder: string): Promise<OpenedEngine> {
  const engine = openEmbeddedEngine(engineOptions(join(folder, 'store')));
  await drain(engine.load(pieces(lawImages())));
  return {
    engine,
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'laws-'));
}

describeEngine('the store', () => openStore(newFolder()));

describeEngine('the client of a Docker Engine', async () => {
  const folder = newFolder();
  const store = await openStore(folder);
  const path = join(folder, 'engine.sock');
  const daemon = await startFakeDaemon(path, store.engine);
  const engine = openDockerEngine(
    { kind: 'unix', host: `unix://${path}`, path, headers: new Map(), apiVersion: null },
    { now: () => new Date(), os: 'linux' },
  );
  return {
    engine,
    close: async () => {
      await engine.close();
      await daemon.close();
      await store.close();
    },
  };
});
