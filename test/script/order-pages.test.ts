import { describe, expect, test } from 'vitest';
import { orderPages } from '../../script/order-pages.ts';
import {
  LOAD,
  type ProgramHeader,
  programStart,
  readProgramHeaders,
  TABLE,
  WRITABLE,
} from '../../script/program-headers.ts';
import { BLOCK, PAGE } from '../../script/split-loads.ts';

const BASE = 0x20_0000;
const BLOCKS = 300;
const READ = 4;
const EXECUTE = 5;
const NOTE = 4;
const STACK = 0x6474_e551;

function header(one: Partial<ProgramHeader>): ProgramHeader {
  const fileSize = one.fileSize ?? 0;
  const rest = { flags: READ, offset: 0, address: 0, memorySize: fileSize, alignment: PAGE };
  return { type: LOAD, fileSize, ...rest, ...one };
}

/** A program whose parts share pages of the file, as linkers make them: constants, code, data. */
function program(changed: Partial<ProgramHeader> = {}): Buffer {
  const constants = (BLOCKS / 3) * BLOCK + 100;
  const code = (BLOCKS - BLOCKS / 3) * BLOCK;
  const headers = [
    header({ type: TABLE, offset: 64, address: BASE + 64, fileSize: 6 * 56 }),
    header({ fileSize: constants, address: BASE }),
    header({
      flags: EXECUTE,
      offset: constants,
      address: BASE + constants + PAGE,
      fileSize: code,
    }),
    header({
      flags: READ | WRITABLE,
      offset: constants + code,
      address: BASE + constants + code + 2 * PAGE,
      fileSize: 5000,
      ...changed,
    }),
    header({ type: NOTE, offset: 4000, address: BASE + 4000, fileSize: 60 }),
    header({ type: STACK }),
  ];
  const file = Buffer.alloc(constants + code + 5000 + 777);
  for (let at = 0; at < file.length - 4; at += 512) file.writeUInt32LE(at, at);
  file.write('\x7fELF\x02\x01', 'latin1');
  file.writeUInt16LE(2, 0x10);
  file.writeBigUInt64LE(0xabcn, 0x18);
  programStart(file, headers).copy(file);
  return file;
}

/** What is at an address once the program is loaded. */
function memory(file: Buffer, from: number, size: number): Buffer {
  for (const { type, address, offset, fileSize } of readProgramHeaders(file)) {
    if (type !== LOAD || from < address || from + size > address + fileSize) continue;
    return file.subarray(offset + from - address, offset + from - address + size);
  }
  throw new Error(`nothing is at ${from}`);
}

function differentPages(one: Buffer, other: Buffer): readonly number[] {
  const loads = readProgramHeaders(one).filter(({ type }) => type === LOAD);
  return loads.flatMap(({ address, fileSize }) =>
    parts(address, address + fileSize)
      .filter(({ at, size }) => !memory(one, at, size).equals(memory(other, at, size)))
      .map(({ at }) => at),
  );
}

function parts(start: number, end: number): readonly { at: number; size: number }[] {
  const all = [];
  for (let at = start; at < end; at += PAGE - (at % PAGE)) {
    all.push({ at, size: Math.min(PAGE - (at % PAGE), end - at) });
  }
  return all;
}

const everyThird = new Set(
  Array.from({ length: BLOCKS / 3 }, (_, at) => BASE / BLOCK + at * 3 + (at % 7 === 0 ? 1 : 0)),
);

describe.each([
  ['no block is hot', new Set<number>()],
  ['all are', new Set(Array.from({ length: 400 }, (_, at) => at))],
  ['one is', new Set([BASE / BLOCK + 150])],
  ['many are', everyThird],
])('a program of which %s', (_, hot) => {
  const before = program();
  const after = orderPages(before, hot);
  const headers = readProgramHeaders(after);

  test('has the same in memory', () => {
    expect(differentPages(before, after)).toEqual([]);
  });

  test('has few headers, by address, none over another', () => {
    expect(64 + headers.length * 56).toBeLessThanOrEqual(PAGE);
    const loads = headers.filter(({ type }) => type === LOAD);
    for (const [at, { address, offset }] of loads.entries()) {
      const last = loads[at - 1];
      expect(address % PAGE).toBe(offset % PAGE);
      expect(address).toBeGreaterThanOrEqual((last?.address ?? 0) + (last?.memorySize ?? 0));
    }
  });

  test('tells where its headers are, and what else is in it', () => {
    const [table, note, stack] = [TABLE, NOTE, STACK].map((wanted) =>
      headers.find(({ type }) => type === wanted),
    );
    const size = headers.length * 56;
    expect(table).toMatchObject({ offset: 64, fileSize: size, memorySize: size });
    expect(memory(after, table?.address ?? 0, size)).toEqual(after.subarray(64, 64 + size));
    const text = before.subarray(4000, 4060);
    expect(after.subarray(note?.offset, (note?.offset ?? 0) + 60)).toEqual(text);
    expect(stack).toEqual(header({ type: STACK }));
    expect(after.readBigUInt64LE(0x18)).toBe(0xabcn);
  });
});

test('what is hot comes first', () => {
  const first = BASE / BLOCK;
  const after = orderPages(program(), new Set([first + 40, first + 170, first + 171]));
  const hot = readProgramHeaders(after).filter(
    ({ type, fileSize }) => type === LOAD && fileSize <= 2 * BLOCK,
  );
  const end = Math.max(...hot.map(({ offset, fileSize }) => offset + fileSize));
  // The file's start, three blocks, and two pages and a bit of data.
  expect(end).toBeLessThanOrEqual(PAGE + 3 * BLOCK + 3 * PAGE);
  expect(hot.some(({ flags }) => (flags & WRITABLE) !== 0)).toBe(true);
});

test.each([
  ['is no executable', Buffer.alloc(1000)],
  ['has memory without bytes in the file', program({ memorySize: 6000 })],
  ['loads two parts to one page', program({ address: BASE + PAGE })],
])('a program is refused that %s', (_, file) => {
  expect(() => orderPages(file, new Set())).toThrow(/^(?:not an exec|the program does not load)/);
});
