import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ProcessIdentity } from '../../src/content/process-identity.ts';
import { StoreLock } from '../../src/content/store-lock.ts';
import { CancelledError } from '../../src/model/errors.ts';

let program: string;
let folder: string;
const identities: ProcessIdentity[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  program = join(mkdtempSync(join(tmpdir(), 'lock-program-')), 'holder.mjs');
  await build({
    entryPoints: ['test/content/lock-holder.ts'],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const identity of identities.splice(0)) await identity.close();
  rmSync(folder, { recursive: true, force: true });
});

function newLock(place = folder): StoreLock {
  const identity = new ProcessIdentity(place, { pid: process.pid, command: 'test' });
  identities.push(identity);
  return new StoreLock(place, identity, () => Promise.resolve());
}

/** A process that holds the lock until it is told otherwise. */
async function startHolder(place = folder): Promise<ChildProcess> {
  const child = fork(program, [place]);
  children.push(child);
  await once(child, 'message');
  return child;
}

describe('StoreLock', () => {
  test('lets one piece of work run at a time, in this process and among identities', async () => {
    const locks = [newLock(), newLock(), newLock()];
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
    };
    await Promise.all(locks.flatMap((lock) => [lock.withLock(work), lock.withLock(work)]));
    expect(most).toBe(1);
  });

  test('leaves nothing behind', async () => {
    await newLock().withLock(() => Promise.resolve());
    await Promise.all(identities.map((identity) => identity.close()));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is given back when the work fails, and the failure is passed on', async () => {
    const lock = newLock();
    await expect(lock.withLock(() => Promise.reject(new Error('work')))).rejects.toThrow('work');
    await expect(lock.withLock(() => Promise.resolve('next'))).resolves.toBe('next');
  });

  test('goes from a dead process to the next', async () => {
    const holder = await startHolder();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await newLock().withLock(() => Promise.resolve('next'))).toBe('next');
  });

  test('goes to one of many who find its owner dead', async () => {
    const holder = await startHolder();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    let inside = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => newLock().withLock(work)));
  });

  test('is never taken from a process that is only stopped', async () => {
    const holder = await startHolder();
    holder.kill('SIGSTOP');
    const waited: string[] = [];
    const wait = { limit: 400, onWait: ({ command }: { command: string }) => waited.push(command) };
    await expect(newLock().withLock(() => Promise.resolve(), wait)).rejects.toThrow(
      new RegExp(`^store: still locked after \\d+ s by holder \\(process ${holder.pid} on .+\\)$`),
    );
    holder.kill('SIGCONT');
    holder.send('finish');
    const [result] = await once(holder, 'message');
    expect(result).toBe('still mine');
  });

  test('waiting ends with the signal', async () => {
    await startHolder();
    const stop = new AbortController();
    const work = newLock().withLock(() => Promise.resolve(), { signal: stop.signal });
    setTimeout(() => stop.abort(new CancelledError(2)), 20);
    await expect(work).rejects.toThrow(CancelledError);
  });

  test('waiting in line behind work of this process ends with the signal, and the line moves on', async () => {
    const lock = newLock();
    const stop = new AbortController();
    const order: string[] = [];
    let finish = (): void => {};
    const first = lock.withLock(() => new Promise<void>((resolve) => (finish = resolve)));
    const second = lock.withLock(() => Promise.resolve(), { signal: stop.signal });
    const third = lock.withLock(() => Promise.resolve(order.push('third')));
    stop.abort(new CancelledError(2));
    await expect(second).rejects.toThrow(CancelledError);
    order.push('first');
    await expect.poll(() => existsSync(join(folder, 'writer'))).toBe(true);
    finish();
    await Promise.all([first, third]);
    expect(order).toEqual(['first', 'third']);
  });

  test('an owner that this process claimed before, in vain, is buried the next time', async () => {
    const holder = await startHolder();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const path = join(folder, 'writer');
    const dead: { readonly nonce: string } = JSON.parse(readFileSync(path, 'utf8'));
    const identity = new ProcessIdentity(folder, { pid: process.pid, command: 'test' });
    identities.push(identity);
    writeFileSync(join(folder, `dead-${dead.nonce}`), JSON.stringify(await identity.record()));
    const lock = new StoreLock(folder, identity, () => Promise.resolve());
    const work = lock.withLock(() => Promise.resolve('mine'), { limit: 30_000 });
    await expect(work).resolves.toBe('mine');
  });

  test('of another machine is not touched; of this machine before it started anew it is', async () => {
    const record = {
      nonce: 'abc',
      pid: process.pid,
      command: 'pull',
      since: new Date().toISOString(),
      bootId: 'another',
      host: 'elsewhere',
      machineId: 'another',
      socket: 's-abc',
    };
    const path = join(folder, 'writer');
    writeFileSync(path, JSON.stringify(record));
    await expect(newLock().withLock(() => Promise.resolve(), { limit: 100 })).rejects.toThrow(
      'by pull (process',
    );
    const machineId = existsSync('/etc/machine-id')
      ? readFileSync('/etc/machine-id', 'utf8').trim()
      : '';
    writeFileSync(path, JSON.stringify({ ...record, machineId: machineId || null }));
    const limit = machineId === '' ? 100 : 30_000;
    const again = newLock().withLock(() => Promise.resolve('mine'), { limit });
    const outcome = await again.catch((error: unknown) => String(error));
    // A machine without a name of its own cannot know.
    expect(outcome).toMatch(machineId === '' ? /still locked/ : /^mine$/);
  });

  test('a number that another process has now does not keep a dead one alive', async () => {
    const holder = await startHolder();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const path = join(folder, 'writer');
    const record: object = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...record, pid: process.pid }));
    await expect(newLock().withLock(() => Promise.resolve('mine'))).resolves.toBe('mine');
  });

  test('a claimant that died at it is claimed in turn', async () => {
    const holder = await startHolder();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const dead: { readonly nonce: string } = JSON.parse(
      readFileSync(join(folder, 'writer'), 'utf8'),
    );
    const claimant = { ...dead, nonce: 'feedfeedfeedfeed', socket: 's-feedfeedfeedfeed' };
    writeFileSync(join(folder, `dead-${dead.nonce}`), JSON.stringify(claimant));
    await expect(newLock().withLock(() => Promise.resolve('mine'))).resolves.toBe('mine');
    expect(readdirSync(folder)).toContain(`dead-${dead.nonce}-feedfeedfeedfeed`);
  });

  test('that was lost stops the work before it is made public', async () => {
    await expect(
      newLock().withLock(async (held) => {
        rmSync(join(folder, 'writer'));
        await held.assertHeld();
      }),
    ).rejects.toThrow('store: the lock was lost; nothing was changed');
  });

  test('a record that nobody can read is waited for, and named', async () => {
    writeFileSync(join(folder, 'writer'), '{"nonce":');
    await expect(newLock().withLock(() => Promise.resolve(), { limit: 100 })).rejects.toThrow(
      `remove ${join(folder, 'writer')} when no program uses the store`,
    );
  });

  test('works in folders with names that no socket address can hold', async () => {
    const deep = join(folder, 'x'.repeat(80), 'y'.repeat(80));
    mkdirSync(deep, { recursive: true });
    const holder = await startHolder(deep);
    await expect(newLock(deep).withLock(() => Promise.resolve(), { limit: 100 })).rejects.toThrow(
      'still locked',
    );
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await expect(newLock(deep).withLock(() => Promise.resolve('mine'))).resolves.toBe('mine');
  });

  test('a folder that is not there is told in one line', async () => {
    await expect(newLock(join(folder, 'none')).withLock(() => Promise.resolve())).rejects.toThrow(
      /^store: open .*: no such file or directory$/,
    );
  });
});
