import type { Descriptor } from '../../../model/descriptor.ts';
import { RegistryError } from '../../../model/errors.ts';
import type { RemoteRepository } from '../../../registry/repository.ts';
import { isTransient } from '../../../registry/transfer-retry.ts';

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
  const { target } = plan;
  let at = from;
  for (let attempt = 1; at < target.size || target.size === 0; attempt += 1) {
    try {
      for await (const bytes of bytesFrom(plan, at)) {
        at += bytes.length;
        if (at > target.size) throw tooLong(target);
        attempt = 1;
        yield bytes;
      }
      if (at >= target.size) return;
      throw new RegistryError(0, '', 'unexpected EOF');
    } catch (error) {
      plan.signal.throwIfAborted();
      const isCut = error instanceof RegistryError && error.message === 'unexpected EOF';
      if (attempt >= ATTEMPTS || !(isCut || isTransient(error))) throw error;
    }
    await countDown(plan, attempt * WAIT);
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

function tooLong({ digest, size }: Descriptor): RegistryError {
  return new RegistryError(0, '', `${digest} is longer than the ${size} bytes that were announced`);
}
