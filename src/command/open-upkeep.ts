import type { StoreUpkeep } from '../engine/store-upkeep.ts';
import { UnsupportedError } from '../model/errors.ts';
import type { CommandContext } from './command-context.ts';

/** The upkeep of the local store. Throws UnsupportedError where a Docker Engine has the images. */
export async function openUpkeep({ openEngine }: CommandContext): Promise<StoreUpkeep> {
  const { upkeep } = await openEngine();
  if (upkeep !== null) return upkeep;
  throw new UnsupportedError(
    'a Docker Engine looks after its images itself; "-H store://" names the local store',
  );
}
