import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestOf, digestOfFile } from '../../bench/digest.ts';
import { makeArchive } from '../../bench/make-archive.ts';
import { BLOCK, numberedBlock } from '../../bench/numbered-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'make-archive-'));
const path = join(folder, 'large.tar');
afterAll(() => rmSync(folder, { recursive: true }));

test('makeArchive() makes an image whose layer has the digest that its config tells', () => {
  makeArchive(path, 5 * BLOCK);
  const bytes = readFileSync(path);
  expect(digestOfFile(path)).toBe(digestOf([bytes]));
  const [, diffId] = /"diff_ids":\["sha256:(\w+)"\]/.exec(bytes.toString('latin1', 0, 8192)) ?? [];
  const start = bytes.indexOf('layer.tar', bytes.indexOf('"created"')) + 512;
  // Behind the layer the archive ends.
  expect(digestOf([bytes.subarray(start, -1024)])).toBe(diffId);
  for (let at = 0; at < 8; at += 1) {
    expect(bytes.indexOf(Buffer.concat([...numberedBlock(at)]).subarray(0, 64))).toBeGreaterThan(0);
  }
});

test('numberedBlock() gives as many bytes for each number, and the same for the same', () => {
  const blocks = [7, 7, 2 ** 40].map((at) => Buffer.concat([...numberedBlock(at)]));
  expect(blocks.map(({ length }) => length)).toEqual([BLOCK, BLOCK, BLOCK]);
  const [one, again, other] = blocks.map((block) => digestOf([block]));
  expect(one).toBe(again);
  expect(one).not.toBe(other);
});
