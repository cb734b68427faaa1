import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import {
  fileFacts,
  hasNoLinks,
  linkFile,
  listFolder,
  readWholeSync,
  removeFile,
  writeFile,
} from './disk.ts';
import { isListening } from './liveness-socket.ts';
import { type OwnerRecord, readOwnerRecord } from './owner-record.ts';
import type { ProcessIdentity } from './process-identity.ts';

const PREFIX = 'dead-';
const DAY = 24 * 60 * 60 * 1000; // milliseconds
const CHAIN = 100; // claimants that died one after the other

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
    try {
      await claim(record, join(folder, name));
      return true;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const claimant = readClaimant(join(folder, name));
    if (claimant === null || (await identity.lifeOf(claimant)) !== 'dead') return false;
    name = `${name}-${claimant.nonce}`;
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
  if (name.startsWith('s-')) return !(await isListening(folder, name));
  if (!name.startsWith(PREFIX)) return false;
  const claimant = readClaimant(join(folder, name));
  return claimant === null || (await identity.lifeOf(claimant)) === 'dead';
}

/** A second name for the record; where there are none, a copy under a name that was free. */
async function claim(record: string, path: string): Promise<void> {
  try {
    await linkFile(record, path);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    await writeFile(path, readWholeSync(record), 'wx');
  }
}

function readClaimant(path: string): OwnerRecord | null {
  try {
    return readOwnerRecord(readWholeSync(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
