import { expect, test } from 'vitest';
import { startEarly } from '../../src/command/start-early.ts';

async function* counted(log: string[], failAt = Infinity): AsyncGenerator<number> {
  try {
    for (let piece = 0; piece < 3; piece += 1) {
      log.push(`make ${piece}`);
      if (piece === failAt) throw new Error(`piece ${piece}`);
      yield piece;
    }
  } finally {
    log.push('over');
  }
}

test('startEarly() asks for the first piece at once, for others when they are read', async () => {
  const log: string[] = [];
  const stream = await startEarly(counted(log));
  expect(log).toEqual(['make 0']);
  const read: number[] = [];
  for await (const piece of stream) read.push(piece);
  expect(read).toEqual([0, 1, 2]);
  expect(log).toEqual(['make 0', 'make 1', 'make 2', 'over']);
});

test.each([0, 2])('what fails at piece %i is told by reading', async (failAt) => {
  const stream = await startEarly(counted([], failAt));
  const reading = async (): Promise<void> => {
    for await (const _ of stream);
  };
  await expect(reading()).rejects.toThrow(`piece ${failAt}`);
});

test('leaving the loop ends the source', async () => {
  const log: string[] = [];
  for await (const _ of await startEarly(counted(log))) break;
  expect(log).toEqual(['make 0', 'over']);
});
