import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BunOutput } from '../../../../src/engine/docker/dial/bun-output.ts';
import { fakeBunSocket } from './fake-bun-socket.ts';

const MORE_THAN_FITS = 200_000; // bytes
const pieces = ['ab', '', 'c', 'def'].map((text) => Buffer.from(text));
let folder = '';
/** The two ends of a pipe. */
let reading = -1;
let writing = -1;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
  const path = join(folder, 'pipe');
  spawnSync('mkfifo', [path]);
  reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  writing = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
});
afterEach(() => {
  for (const file of [reading, writing]) if (file >= 0) closeSync(file);
  rmSync(folder, { recursive: true });
});

/** What can be read at once. */
function readAll(): Buffer {
  const buffer = Buffer.alloc(2 * MORE_THAN_FITS);
  return buffer.subarray(0, readSync(reading, buffer));
}

function hangUp(): void {
  closeSync(reading);
  reading = -1;
}

test('a few bytes go out as one', async () => {
  const { socket, counts } = fakeBunSocket(writing);
  await new BunOutput().write(socket, pieces);
  expect([readAll().toString(), counts]).toEqual(['abcdef', [6]]);
});

test('many bytes go out as one, past bun', async () => {
  const { socket, counts } = fakeBunSocket(writing);
  const many = Buffer.alloc(20_000, 'x');
  await new BunOutput().write(socket, [Buffer.from('start'), many]);
  expect([readAll().length, counts]).toEqual([20_005, []]);
});

test('what the system does not take is offered to bun, and waits until it is drained', async () => {
  const { socket, counts } = fakeBunSocket(writing);
  const output = new BunOutput();
  const large = Buffer.from(Array.from({ length: MORE_THAN_FITS }, (_, at) => at % 251));
  const sending = output.write(socket, [Buffer.from('start'), large, Buffer.from('end')]);
  const received: Buffer[] = [];
  for (let length = 0; length < MORE_THAN_FITS + 8; ) {
    const bytes = readAll();
    received.push(bytes);
    length += bytes.length;
    output.drained();
    await new Promise(setImmediate);
  }
  await sending;
  expect(new Set(counts)).toEqual(new Set([0]));
  const all = Buffer.concat([Buffer.from('start'), large, Buffer.from('end')]);
  expect(Buffer.concat(received).equals(all)).toBe(true);
});

test('a line that takes no more is a broken pipe, now and ever after', async () => {
  const { socket } = fakeBunSocket(writing);
  const output = new BunOutput();
  hangUp();
  await expect(output.write(socket, pieces)).rejects.toMatchObject({ code: 'EPIPE' });
  await expect(output.write(socket, pieces)).rejects.toMatchObject({ code: 'EPIPE' });
});

test('so is one that bun has closed', async () => {
  const { socket } = fakeBunSocket(-1);
  await expect(new BunOutput().write(socket, pieces)).rejects.toMatchObject({ code: 'EPIPE' });
});

test('a line that breaks while it is full is told', async () => {
  const { socket } = fakeBunSocket(writing);
  const output = new BunOutput();
  const sending = output.write(socket, [Buffer.alloc(MORE_THAN_FITS)]);
  hangUp();
  output.drained();
  await expect(sending).rejects.toMatchObject({ code: 'EPIPE' });
});

test.each([
  ['for a reason', new Error('cancelled'), 'cancelled'],
  ['for none', null, 'broken pipe'],
])('a write that waits when the line is closed %s is told', async (_, reason, message) => {
  const output = new BunOutput();
  const sending = output.write(fakeBunSocket(writing).socket, [Buffer.alloc(MORE_THAN_FITS)]);
  output.end(reason);
  await expect(sending).rejects.toThrow(message);
});
