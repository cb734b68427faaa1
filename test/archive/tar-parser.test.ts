import { expect, test } from 'vitest';
import { TarParser } from '../../src/archive/tar-parser.ts';
import { makeTar } from '../make/make-tar.ts';
import { paxText } from './pax-text.ts';

const ARCHIVE = makeTar([
  { name: 'pax', flag: 'x', content: Buffer.from(paxText({ path: 'långt' })) },
  { name: 'a', content: Buffer.alloc(600, 'x') },
  { name: 'l', flag: 'L', content: Buffer.from('long\0') },
  { name: 'b', content: Buffer.from('y') },
  { name: 's', flag: '2', linkName: 'target', content: Buffer.alloc(0) },
]);
const EVENTS = ['långt file 600', 'x'.repeat(600), 'long file 1', 'y', 's symlink 0'].join('|');

/** What a parser tells, with content that comes in several pieces put together. */
function eventsOf(pieces: readonly Uint8Array[]): string {
  const events: string[] = [];
  let isContent = false;
  const parser = new TarParser({
    entry: ({ name, kind, size }) => {
      events.push(`${name} ${kind} ${size}`);
      isContent = false;
    },
    content: (bytes) => {
      const before = isContent ? events.pop() : '';
      events.push(`${before}${Buffer.from(bytes).toString()}`);
      isContent = true;
    },
  });
  for (const piece of pieces) parser.write(piece);
  parser.end();
  return events.join('|');
}

test('TarParser tells the same wherever two pieces meet', () => {
  for (let at = 0; at <= ARCHIVE.length; at += 1) {
    expect(eventsOf([ARCHIVE.subarray(0, at), ARCHIVE.subarray(at)])).toBe(EVENTS);
  }
});

test('TarParser tells the same of pieces of any length', () => {
  for (const length of [1, 2, 3, 100, 511, 512, 513, 1025]) {
    const pieces = Array.from({ length: Math.ceil(ARCHIVE.length / length) }, (_, at) =>
      ARCHIVE.subarray(at * length, (at + 1) * length),
    );
    expect(eventsOf(pieces)).toBe(EVENTS);
  }
});

test('TarParser knows at every place whether something is missing', () => {
  const size = 600;
  const archive = makeTar([{ name: 'a', content: Buffer.alloc(size) }]);
  const whole = Array.from({ length: archive.length }, (_, at) => at).filter((at) => {
    try {
      return eventsOf([archive.subarray(0, at)]) !== null;
    } catch {
      return false;
    }
  });
  // Nothing at all, all of the content with or without what fills up its last block, and half of the end.
  const filler = Array.from({ length: 1024 - size + 1 }, (_, at) => 512 + size + at);
  expect(whole).toEqual([0, ...filler, 512 + 1024 + 512]);
});
