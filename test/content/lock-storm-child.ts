import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessIdentity } from '../../src/content/process-identity.ts';
import { StoreLock } from '../../src/content/store-lock.ts';
import { diskError, hookDisk } from './lock-disk.ts';

// One process of a storm: takes the lock of a folder turn by turn, adds one to a counter under it, and tells each
// turn by a line. node program.mjs FOLDER TURNS. LOCK_DIE_AT=n: it kills itself at the n-th step that changes the
// disk; LOCK_LINKS=no: files have but one name.

const [folder = '', turns = '0'] = process.argv.slice(2);
const dieAt = Number(process.env['LOCK_DIE_AT'] ?? '0');
const hasLinks = process.env['LOCK_LINKS'] !== 'no';
const witness = join(folder, '..', 'witness');
const counter = join(folder, '..', 'counter');
const me = `${process.pid} ${bornAt(process.pid)}`;
let steps = 0;

await main().catch((error: unknown) => {
  writeSync(2, error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  hookDisk({
    before: (step) => {
      dieWhenDue();
      if (step === 'link' && !hasLinks) throw diskError('EPERM', 'link');
    },
  });
  const identity = new ProcessIdentity(folder, { pid: process.pid, command: 'storm' });
  const lock = new StoreLock(folder, identity, () => Promise.resolve());
  await identity.record();
  tell('ready');
  for (let turn = 0; turn < Number(turns); turn += 1) {
    await lock.withLock(async (held) => {
      await enter();
      await addOne();
      await held.assertHeld();
      leave();
    });
  }
  await identity.close();
}

function dieWhenDue(): void {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

/** Who is named in the witness must be gone, though a process that was killed takes a moment to end. */
async function enter(): Promise<void> {
  const other = readFileSync(witness, 'utf8');
  let waits = 0;
  while (lives(other)) {
    waits += 1;
    if (waits > 100) throw new Error(`inside together with ${other}`);
    await pause(5);
  }
  writeFileSync(witness, me);
}

/** Between reading and writing is time for others, if they were let in. */
async function addOne(): Promise<void> {
  const count = Number(readFileSync(counter, 'utf8'));
  dieWhenDue();
  await pause(Math.random() < 0.5 ? 0 : 1);
  const file = openSync(counter, 'r+');
  writeSync(file, String(count + 1).padStart(9, '0'), 0);
  closeSync(file);
  tell('done');
}

function leave(): void {
  const name = readFileSync(witness, 'utf8');
  if (name !== me) throw new Error(`${name} came in`);
  writeFileSync(witness, '');
}

function lives(name: string): boolean {
  if (name === '') return false;
  const [pid = '', born = ''] = name.split(' ');
  return bornAt(Number(pid)) === born;
}

/** When a process began, in ticks; '' when it is gone. Its number alone may be another's by now. */
function bornAt(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program comes before, in brackets, with any letters.
    const [state = '', ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return 'ZX'.includes(state) ? '' : (rest[18] ?? '');
  } catch {
    return '';
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Written at once: what was told must be known when the next step is the last. */
function tell(line: 'ready' | 'done'): void {
  writeSync(1, `${line}\n`);
}
