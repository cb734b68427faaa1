import { afterEach, expect, test, vi } from 'vitest';
import { widenPipe } from '../../src/go/widen-pipe.ts';

const GET_SIZE = 1032;
const SET_SIZE = 1031;
const KIB = 1024;

afterEach(() => vi.unstubAllGlobals());

/** Stands in for bun on a system whose pipe has this size; -1: it is no pipe. */
function stubBun(size: number): { readonly sizes: readonly number[] } {
  const sizes: number[] = [];
  const fcntl = (_file: number, command: number, value: number): number => {
    if (command === SET_SIZE) sizes.push(value);
    return command === GET_SIZE ? size : value;
  };
  vi.stubGlobal('Bun', { FFI: { read: {}, dlopen: () => ({ symbols: { fcntl } }) } });
  return { sizes };
}

test.each([
  ['a pipe as they are', 64 * KIB, [512 * KIB]],
  ['one that is wide already', KIB * KIB, []],
  ['what is no pipe', -1, []],
])('widenPipe() makes room in %s', (_, size, expected) => {
  const { sizes } = stubBun(size);
  widenPipe(1);
  expect(sizes).toEqual(expected);
});

test.each([
  ['there is no bun', undefined],
  ['it has no way to the system', { FFI: {} }],
  [
    'the system has no such library',
    {
      FFI: {
        read: {},
        dlopen: () => {
          throw new Error('no such file');
        },
      },
    },
  ],
])('nothing happens where %s', (_, bun) => {
  vi.stubGlobal('Bun', bun);
  expect(() => widenPipe(1)).not.toThrow();
});
