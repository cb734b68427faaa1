import type { Digest } from '../../model/digest.ts';
import type { DiskUsage } from '../../model/disk-usage.ts';
import { readCatalog } from './catalog.ts';
import { summaryOf } from './list-images.ts';
import type { LocalStore } from './local-store.ts';
import type { StoredLayer } from './manifest-facts.ts';

/** What takes up space: images alone, for nothing else lives here. */
export async function diskUsage(store: LocalStore): Promise<DiskUsage> {
  const { images } = await readCatalog(store);
  const layers = new Map<Digest, StoredLayer>();
  const users = new Map<Digest, number>();
  for (const layer of images.flatMap(({ facts }) => facts.layers)) {
    layers.set(layer.chainId, layer);
    users.set(layer.chainId, (users.get(layer.chainId) ?? 0) + 1);
  }
  const isShared = ({ chainId }: StoredLayer): boolean => (users.get(chainId) ?? 0) > 1;
  return {
    layersSize: sum([...layers.values()]),
    images: images.map((image) => ({
      ...summaryOf(image, image, sum(image.facts.layers.filter(isShared))),
      containers: 0,
    })),
    containers: [],
    volumes: [],
    buildCache: [],
  };
}

function sum(layers: readonly StoredLayer[]): number {
  return layers.reduce((total, { size }) => total + size, 0);
}
