import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import { fileFacts, listFolder, readWholeSync, removeFile } from './disk.ts';
import { type OwnerRecord, readOwnerRecord } from './owner-record.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { takeName } from './take-name.ts';

const PREFIX = 'dead-';
const DAY = 24 * 60 * 60 * 1000; // milliseconds
const CHAIN = 10_000; // claimants that died one after the other

/**
 * Claims a dead owner: of all processes that find it dead one gets true, ever. When that one died before it was
 * done, the next claims it in turn. record: a file with the own record, which is linked.
 */
export async function claimDead(
  folder: string,
  record: string,
  dead: OwnerRecord,
  identity: ProcessIdentity,
): Promise<boolean> {
  let name = `${PREFIX}${dead.nonce}`;
  for (let length = 0; length < CHAIN; length += 1) {
    if (await takeName(record, join(folder, name))) return true;
    const claimant = readClaimant(join(folder, name));
    // Claimed before, by an attempt that failed then.
    if (claimant?.nonce === identity.nonce) return true;
    if (claimant === null || (await identity.lifeOf(claimant)) !== 'dead') return false;
    name = `${PREFIX}${dead.nonce}-${claimant.nonce}`;
  }
  return false;
}

/**
 * Removes what the dead left in the folder of locks, a day later: by then nobody can be about to look for it. To
 * be called under the lock.
 */
export async function sweepTombstones(
  folder: string,
  identity: ProcessIdentity,
  now: number,
): Promise<void> {
  for (const name of await listFolder(folder)) {
    const path = join(folder, name);
    const facts = fileFacts(path);
    if (facts === null || now - facts.mtimeMs < DAY) continue;
    if (await isLeftOver(folder, name, identity)) await removeFile(path);
  }
}

/** Records that wait for their second name, sockets without a listener, tombstones whose maker is dead, too. */
async function isLeftOver(
  folder: string,
  name: string,
  identity: ProcessIdentity,
): Promise<boolean> {
  if (name.startsWith('t-')) return true;
  if (name.startsWith('s-')) return identity.isSilent(name);
  if (!name.startsWith(PREFIX)) return false;
  const claimant = readClaimant(join(folder, name));
  return claimant === null || (await identity.lifeOf(claimant)) === 'dead';
}

function readClaimant(path: string): OwnerRecord | null {
  try {
    return readOwnerRecord(readWholeSync(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
