import { ProcessIdentity } from '../../src/content/process-identity.ts';
import { StoreLock } from '../../src/content/store-lock.ts';

// Holds the lock of a folder until it hears a message, then tells whether the lock is still its own.

const [folder = ''] = process.argv.slice(2);
const identity = new ProcessIdentity(folder, { pid: process.pid, command: 'holder' });
const lock = new StoreLock(folder, identity, () => Promise.resolve());

await lock.withLock(async (held) => {
  process.send?.('held');
  await new Promise((resolve) => process.once('message', resolve));
  await held.assertHeld();
  process.send?.('still mine');
});
await identity.close();
process.disconnect();
