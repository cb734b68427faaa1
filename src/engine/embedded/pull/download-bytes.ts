import type { Descriptor } from '../../../model/descriptor.ts';
import type { RemoteRepository } from '../../../registry/repository.ts';
import { isTransient, retryDelay } from '../../../registry/transfer-retry.ts';

/** What a download needs to know, and whom it tells. */
export interface DownloadPlan {
  readonly repository: RemoteRepository;
  readonly target: Descriptor;
  readonly signal: AbortSignal;
  /** Told each second before another attempt, with the seconds that are left. */
  readonly onWait: (seconds: number) => void;
  /** Waits; tests do not. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const ATTEMPTS = 5;
const WAIT = 5; // seconds, times the number of the attempt

/**
 * The bytes of a blob from a place on. A connection that breaks is taken up where it broke; a registry that
 * starts anew is listened to until it is there again. Throws RegistryError after five attempts without a byte.
 */
export async function* downloadBytes(
  plan: DownloadPlan,
  from: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { target, signal } = plan;
  let at = from;
  for (let attempt = 1; at < target.size; attempt += 1) {
    try {
      for await (const bytes of bytesFrom(plan, at)) {
        at += bytes.length;
        attempt = 1;
        yield bytes;
      }
    } catch (error) {
      signal.throwIfAborted();
      if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      const seconds = (retryDelay(error) ?? attempt * WAIT * 1000) / 1000;
      await countDown(plan, Math.ceil(seconds));
    }
  }
}

/** What the registry sends, without what is here already. */
async function* bytesFrom(
  { repository, target }: DownloadPlan,
  from: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { offset, bytes } = await repository.openBlob(target, from);
  let surplus = from - offset;
  for await (const piece of bytes) {
    if (piece.length > surplus) yield piece.subarray(surplus);
    surplus = Math.max(surplus - piece.length, 0);
  }
}

async function countDown({ onWait, pause, signal }: DownloadPlan, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 1) {
    onWait(left);
    await pause(1000, signal);
  }
}
