import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BunInput } from '../../../../src/engine/docker/dial/bun-input.ts';
import { fakeBunSocket } from './fake-bun-socket.ts';

const RUSH = Buffer.alloc(4096, 'r');
const folder = mkdtempSync(join(tmpdir(), 'bun-input-'));
let file = -1;

beforeAll(() => {
  writeFileSync(join(folder, 'more'), 'more');
  file = openSync(join(folder, 'more'), 'r');
});
afterAll(() => {
  closeSync(file);
  rmSync(folder, { recursive: true });
});

test('BunInput reads the file in a rush, but not while it rests', async () => {
  const { socket } = fakeBunSocket(file);
  const input = new BunInput();
  input.push(socket, RUSH);
  expect((await input.read(socket))?.length).toBe(RUSH.length);
  input.rest();
  const news = input.read(socket);
  input.push(socket, RUSH);
  expect((await news)?.length).toBe(RUSH.length);
  expect(String(await input.read(socket))).toBe('more');
});
