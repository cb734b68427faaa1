// The lock on the disk of the tests: to be loaded by loadLockParts() alone.
export { ProcessIdentity } from '../../src/content/process-identity.ts';
export { StoreLock } from '../../src/content/store-lock.ts';
export { sweepTombstones } from '../../src/content/tombstone.ts';
export { diskError, hookDisk } from './lock-disk.ts';
