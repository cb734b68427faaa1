import { expect, test } from 'vitest';
import { BunOutput } from '../../../../src/engine/docker/dial/bun-output.ts';
import { fakeBunSocket } from './fake-bun-socket.ts';

const pieces = ['ab', 'c', 'def'].map((text) => Buffer.from(text));

test('pieces go out as one', async () => {
  const { socket, written } = fakeBunSocket();
  await new BunOutput().write(socket, pieces);
  expect(written).toEqual(['abcdef']);
});

test('large pieces are not copied for it', async () => {
  const { socket, written } = fakeBunSocket();
  await new BunOutput().write(socket, [Buffer.from('a'), Buffer.alloc(20_000, 'b')]);
  expect(written.map((text) => text.length)).toEqual([1, 20_000]);
});

test('what the system does not take waits until it is drained', async () => {
  const { socket, written } = fakeBunSocket([2, 0, 3]);
  const output = new BunOutput();
  let isDone = false;
  const write = async (): Promise<void> => {
    await output.write(socket, pieces);
    isDone = true;
  };
  const writing = write();
  for (const expected of [['ab'], ['ab'], ['ab', 'cde']]) {
    await Promise.resolve();
    expect([written, isDone]).toEqual([expected, false]);
    output.drained();
    await Promise.resolve();
  }
  await writing;
  expect(written).toEqual(['ab', 'cde', 'f']);
});

test('a line that takes no more is a broken pipe, now and ever after', async () => {
  const { socket, written } = fakeBunSocket([2, -1]);
  const output = new BunOutput();
  const writing = output.write(socket, pieces);
  output.drained();
  await expect(writing).rejects.toMatchObject({ code: 'EPIPE' });
  await expect(output.write(socket, pieces)).rejects.toMatchObject({ code: 'EPIPE' });
  expect(written).toEqual(['ab']);
});

test.each([
  ['for a reason', new Error('cancelled'), 'cancelled'],
  ['for none', null, 'broken pipe'],
])('a write that waits when the line is closed %s is told', async (_, reason, message) => {
  const output = new BunOutput();
  const writing = output.write(fakeBunSocket([0]).socket, pieces);
  output.end(reason);
  await expect(writing).rejects.toThrow(message);
});
