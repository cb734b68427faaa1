import { afterEach, expect, test } from 'vitest';
import type { ImageEngine, ListOptions } from '../../../src/engine/engine.ts';
import type { ImageSummary } from '../../../src/model/image.ts';
import { makeArchive, makeLayer } from '../../make/make-archive.ts';
import { pieces } from '../../fault/store-scenarios.ts';
import { closeStores, openStore, said } from './opened-store.ts';

afterEach(closeStores);

async function list(engine: ImageEngine, options: ListOptions): Promise<readonly ImageSummary[]> {
  const images: ImageSummary[] = [];
  for await (const batch of engine.list(options)) images.push(...batch);
  return images;
}

test('manifests come with their platform and sizes when they are asked for, kept list or not', async () => {
  const engine = openStore();
  const archive = makeArchive([{ tags: ['a:1'], layers: [makeLayer({ file: 'x'.repeat(5000) })] }]);
  await said(engine.load(pieces(archive), { quiet: true }));
  for (const _ of ['made', 'kept']) {
    expect((await list(engine, {})).map(({ manifests }) => manifests)).toEqual([null]);
    const [image] = await list(engine, { manifests: true });
    expect(image?.manifests).toHaveLength(1);
    const [manifest] = image?.manifests ?? [];
    expect(manifest).toMatchObject({
      kind: 'image',
      available: true,
      totalSize: 5000,
      platform: { os: 'linux', architecture: 'amd64' },
      containers: [],
    });
    expect(manifest?.id).toMatch(/^sha256:/);
    expect(manifest?.contentSize).toBeGreaterThan(5000);
    expect(manifest?.contentSize).toBeLessThan(9000);
  }
});
