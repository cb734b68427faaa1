import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnerRecord } from '../../src/content/owner-record.ts';
import { buildLockProgram, type LockParts, loadLockParts } from './build-lock-program.ts';

const BOOT = '11111111-2222-3333-4444-555555555555';
const OTHER_BOOT = '99999999-2222-3333-4444-555555555555';
const MACHINE = '0123456789abcdef0123456789abcdef';
const OTHER_MACHINE = 'fedcba9876543210fedcba9876543210';

let parts: LockParts;
let program: string;
let folder: string;
const identities: InstanceType<LockParts['ProcessIdentity']>[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  parts = await loadLockParts();
  program = await buildLockProgram('test/content/lock-holder.ts');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liveness-'));
});
afterEach(async () => {
  parts.hookDisk();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const identity of identities.splice(0)) await identity.close();
  rmSync(folder, { recursive: true });
});

/** A process of a machine with these names; null: the machine has none. */
function newIdentity(
  bootId: string | null = BOOT,
  machineId: string | null = MACHINE,
): InstanceType<LockParts['ProcessIdentity']> {
  const names = new Map([
    ['/proc/sys/kernel/random/boot_id', bootId],
    ['/etc/machine-id', machineId],
  ]);
  parts.hookDisk({
    read: (path) => {
      const name = names.get(path);
      if (name === null) throw parts.diskError('ENOENT', 'open');
      return name === undefined ? null : `${name}\n`;
    },
  });
  const identity = new parts.ProcessIdentity(folder, { pid: 1, command: 'test' });
  identities.push(identity);
  return identity;
}

/** The record of a process that is not there any more. */
function goneRecord(names: Partial<OwnerRecord> = {}): OwnerRecord {
  const here = { bootId: BOOT, host: hostname(), machineId: MACHINE };
  const since = new Date(0).toISOString();
  return { nonce: 'abc', pid: 1, command: 'pull', since, socket: 's-abc', ...here, ...names };
}

describe('lifeOf()', () => {
  test('of oneself is alive, with a socket or without', async () => {
    const identity = newIdentity();
    expect(await identity.lifeOf(goneRecord({ nonce: identity.nonce }))).toBe('alive');
    expect(await identity.lifeOf(await identity.record())).toBe('alive');
  });

  test('goes with the socket of another', async () => {
    const [watcher, other] = [newIdentity(), newIdentity()];
    const record = await other.record();
    expect(await watcher.lifeOf(record)).toBe('alive');
    await other.close();
    await expect.poll(() => watcher.lifeOf(record)).toBe('dead');
  });

  test('of one that hears is alive, whatever its kernel is called: containers may have names of their own', async () => {
    const record = await newIdentity().record();
    const watcher = newIdentity();
    expect(await watcher.lifeOf({ ...record, bootId: OTHER_BOOT })).toBe('alive');
    const watcherAfar = newIdentity();
    const names = { bootId: OTHER_BOOT, machineId: OTHER_MACHINE, host: 'elsewhere' };
    expect(await watcherAfar.lifeOf({ ...record, ...names })).toBe('alive');
  });

  // A file in the place of a socket refuses as one does that nobody listens at.
  describe.each(['refuses', 'is not there'])('of one whose socket %s', (socket) => {
    test.each([
      ['this kernel', {}, 'dead'],
      ['this kernel, in a container', { host: 'container' }, 'dead'],
      ['this machine, before it started anew', { bootId: OTHER_BOOT }, 'dead'],
      ['another machine', { bootId: OTHER_BOOT, machineId: OTHER_MACHINE }, 'unknown'],
      ['a machine without a name', { bootId: OTHER_BOOT, machineId: null }, 'unknown'],
      ['a system whose kernels have no names', { bootId: null, machineId: null }, 'unknown'],
    ])('and that ran on %s', async (_, names, life) => {
      if (socket === 'refuses') writeFileSync(join(folder, 's-abc'), '');
      expect(await newIdentity().lifeOf(goneRecord(names))).toBe(life);
    });
  });

  test.each([
    ['the same host', hostname(), 'dead'],
    ['another host', 'elsewhere', 'unknown'],
  ])('where kernels have no names goes by that of the machine: %s', async (_, host, life) => {
    const identity = newIdentity(null, null);
    expect(await identity.lifeOf(goneRecord({ bootId: null, machineId: null, host }))).toBe(life);
  });

  test.each(['', 'uninitialized', MACHINE.slice(1)])(
    'takes %j for no name of a machine',
    async (name) => {
      const identity = newIdentity(BOOT, name);
      expect((await identity.record()).machineId).toBeNull();
      const record = goneRecord({ bootId: OTHER_BOOT, machineId: name });
      expect(await identity.lifeOf(record)).toBe('unknown');
    },
  );

  describe('of one whose socket lies among temporary files', () => {
    test('is unknown when it cannot be seen: containers have their own', async () => {
      const socket = join(folder, 'not-shared', 's-abc');
      expect(await newIdentity().lifeOf(goneRecord({ socket }))).toBe('unknown');
      expect(await newIdentity().lifeOf(goneRecord({ socket, bootId: OTHER_BOOT }))).toBe('dead');
    });

    test('is dead when it refuses', async () => {
      mkdirSync(join(folder, 'tmp'));
      const socket = join(folder, 'tmp', 's-abc');
      writeFileSync(socket, '');
      expect(await newIdentity().lifeOf(goneRecord({ socket }))).toBe('dead');
    });
  });

  test.each([
    ['the folder of a long path is missing', `/${'x'.repeat(120)}/s-abc`],
    ['the way goes through a file', '/etc/hostname/s-abc'],
  ])('is unknown when looking fails: %s', async (_, socket) => {
    expect(await newIdentity().lifeOf(goneRecord({ socket }))).toBe('unknown');
  });
});

describe('record()', () => {
  test('opens a socket in a folder of any depth, which close() removes', async () => {
    folder = mkdtempSync(join(tmpdir(), 'liveness-'));
    const deep = join(folder, 'x'.repeat(90), 'y'.repeat(90));
    mkdirSync(deep, { recursive: true });
    newIdentity();
    const [owner, watcher] = [0, 1].map(
      () => new parts.ProcessIdentity(deep, { pid: 1, command: 'test' }),
    );
    const record = await owner?.record();
    expect(record?.socket).toBe(`s-${owner?.nonce}`);
    expect(record && (await watcher?.lifeOf(record))).toBe('alive');
    await owner?.close();
    await expect.poll(async () => record && (await watcher?.lifeOf(record))).toBe('dead');
    await watcher?.close();
  });

  test('opens one among temporary files where the folder cannot have it', async () => {
    const none = join(folder, 'none');
    newIdentity();
    const owner = new parts.ProcessIdentity(none, { pid: 1, command: 'test' });
    identities.push(owner);
    const record = await owner.record();
    expect(record.socket).toBe(join(tmpdir(), `s-${owner.nonce}`));
    expect(await newIdentity().lifeOf(record)).toBe('alive');
  });
});

describe.runIf(process.platform === 'linux')('a process that is stopped', () => {
  async function startStopped(): Promise<OwnerRecord> {
    const child = fork(program, [folder]);
    children.push(child);
    await once(child, 'message');
    child.kill('SIGSTOP');
    const record: OwnerRecord = JSON.parse(readFileSync(join(folder, 'writer'), 'utf8'));
    return record;
  }

  test('is alive, and its queue does not fill with those who look', async () => {
    const record = await startStopped();
    newIdentity();
    parts.hookDisk();
    const watcher = new parts.ProcessIdentity(folder, { pid: 1, command: 'test' });
    identities.push(watcher);
    for (let looks = 0; looks < 30; looks += 1) {
      expect(await watcher.lifeOf(record)).toBe('alive');
    }
    const sockets = readFileSync('/proc/net/unix', 'utf8').split('\n');
    // The one that listens, and the one connection.
    expect(sockets.filter((line) => line.endsWith(record.socket))).toHaveLength(2);
    children[0]?.kill('SIGKILL');
    await expect.poll(() => watcher.lifeOf(record)).toBe('dead');
  });
});
