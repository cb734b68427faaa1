import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
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

afterEach(() => {
  vi.unstubAllGlobals();
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

test('BunInput has bun compile sooner when much comes, once', async () => {
  const setJITPolicy = vi.fn<(scale: number) => void>();
  vi.stubGlobal('Bun', { connect: () => {}, unsafe: { setJITPolicy } });
  const { socket } = fakeBunSocket(file);
  const input = new BunInput();
  for (let count = 1; count <= 12; count += 1) {
    input.push(socket, Buffer.alloc(64 * 1024));
    input.rest();
    await input.read(socket);
    expect(setJITPolicy).toHaveBeenCalledTimes(count < 4 ? 0 : 1);
  }
});

test('BunInput does without what a bun does not have', async () => {
  vi.stubGlobal('Bun', { connect: () => {} });
  const { socket } = fakeBunSocket(file);
  const input = new BunInput();
  input.push(socket, Buffer.alloc(1024 * 1024));
  expect((await input.read(socket))?.length).toBe(1024 * 1024);
});
