import type { Descriptor } from '../../../model/descriptor.ts';
import type { FetchParts } from './fetch-layer.ts';

const POLL = 200; // milliseconds
const PATIENCE = 30_000; // milliseconds without a new byte

/**
 * Waits while another process fetches the same content. Whether it is in the store then; if not, nobody is at
 * it any more, or somebody who does not get on.
 */
export async function waitForOthers(
  { store, signal, pause }: Pick<FetchParts, 'store' | 'signal' | 'pause'>,
  target: Descriptor,
  onWait: () => void,
): Promise<boolean> {
  let size = -1;
  for (let idle = 0; idle < PATIENCE; idle += POLL) {
    if (store.blobs.has(target)) return true;
    const part = await store.parts.foreign(target.digest);
    if (part === null) return store.blobs.has(target);
    if (size === -1) onWait();
    if (part.size > size) idle = 0;
    size = part.size;
    await pause(POLL, signal);
  }
  return false;
}
