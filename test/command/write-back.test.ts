import { expect, test } from 'vitest';
import { WriteBack } from '../../src/command/write-back.ts';

const MIB = 1024 * 1024;

/** Calls of the disk that are answered by hand. */
function fakeDisk() {
  const answers: { readonly ok: () => void; readonly fail: (error: Error) => void }[] = [];
  const sync = (): Promise<void> =>
    new Promise((ok, fail) => {
      answers.push({ ok, fail });
    });
  return { sync, answers };
}

test('little is left to whoever syncs at the end', async () => {
  const { sync, answers } = fakeDisk();
  const writeBack = new WriteBack(sync);
  writeBack.wrote(31 * MIB);
  expect(answers).toHaveLength(0);
  await writeBack.settle();
});

test('one call runs at a time, and the next when enough has come', async () => {
  const { sync, answers } = fakeDisk();
  const writeBack = new WriteBack(sync);
  for (let count = 0; count < 40; count += 1) writeBack.wrote(2 * MIB);
  expect(answers).toHaveLength(1);
  answers[0]?.ok();
  await writeBack.settle();
  writeBack.wrote(1);
  expect(answers).toHaveLength(2);
  answers[1]?.ok();
  await writeBack.settle();
  writeBack.wrote(31 * MIB);
  expect(answers).toHaveLength(2);
});

test('settling waits for the call that runs', async () => {
  const { sync, answers } = fakeDisk();
  const writeBack = new WriteBack(sync);
  writeBack.wrote(32 * MIB);
  const order: string[] = [];
  const settling = writeBack.settle().then(() => order.push('settled'));
  await Promise.resolve();
  order.push('answered');
  answers[0]?.ok();
  await settling;
  expect(order).toEqual(['answered', 'settled']);
});

test('an error is kept, for the system tells it once; the disk is left alone from then on', async () => {
  const { sync, answers } = fakeDisk();
  const writeBack = new WriteBack(sync);
  writeBack.wrote(32 * MIB);
  answers[0]?.fail(new Error('input/output error'));
  await expect(writeBack.settle()).rejects.toThrow('input/output error');
  writeBack.wrote(99 * MIB);
  expect(answers).toHaveLength(1);
  await expect(writeBack.settle()).rejects.toThrow('input/output error');
});
