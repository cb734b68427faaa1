import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveImages } from '../../src/command/save-images.ts';
import { CancelledError, UnreachableError } from '../../src/model/errors.ts';
import { makeArchive } from '../make/make-archive.ts';
import { BASE_IMAGES } from '../make/base-images.ts';
import { fakeContext } from '../fake/fake-context.ts';

const ARCHIVE = makeArchive(BASE_IMAGES.slice(0, 1));
const END = 1024; // bytes of zeros
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
  writeFileSync(join(folder, 'old.tar'), 'the good old archive', { mode: 0o644 });
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Sending {
  readonly bytes: Uint8Array;
  readonly failure?: Error;
  readonly signal?: AbortSignal;
}

async function save({ bytes, failure, signal }: Sending, file = 'old.tar'): Promise<void> {
  const engineSave = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    if (failure !== undefined) throw failure;
  };
  const { context } = fakeContext({
    engine: { save: engineSave },
    ...(signal === undefined ? {} : { signal }),
  });
  await saveImages(context, { names: ['a'], output: join(folder, file), platform: '' });
}

const UNTOUCHED = { files: ['old.tar'], text: 'the good old archive' };

function remains(): typeof UNTOUCHED {
  return { files: readdirSync(folder), text: readFileSync(join(folder, 'old.tar'), 'utf8') };
}

test('a whole archive takes the place of the file, for its owner alone', async () => {
  await save({ bytes: ARCHIVE });
  expect(readFileSync(join(folder, 'old.tar')).equals(ARCHIVE)).toBe(true);
  expect(statSync(join(folder, 'old.tar')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['old.tar']);
});

test('an archive that the disk takes piece by piece arrives whole', async () => {
  const zeros = Buffer.alloc(3 * 1024 * 1024);
  const engineSave = async function* (): AsyncGenerator<Uint8Array> {
    yield ARCHIVE.subarray(0, -END);
    for (let count = 0; count < 22; count += 1) yield zeros;
    yield ARCHIVE.subarray(-END);
  };
  const { context } = fakeContext({ engine: { save: engineSave } });
  const output = join(folder, 'old.tar');
  await saveImages(context, { names: ['a'], output, platform: '' });
  expect(statSync(output).size).toBe(ARCHIVE.length + 22 * zeros.length);
  expect(readdirSync(folder)).toEqual(['old.tar']);
});

describe('the file is as it was, and nothing lies beside it, when', () => {
  test('the engine goes away', async () => {
    const failure = new UnreachableError('unexpected EOF');
    const sending = { bytes: ARCHIVE.subarray(0, 5000), failure };
    await expect(save(sending)).rejects.toThrow('unexpected EOF');
    expect(remains()).toEqual(UNTOUCHED);
  });

  test('the archive has no end, though the engine ends well', async () => {
    await expect(save({ bytes: ARCHIVE.subarray(0, -END) })).rejects.toThrow(
      /^failed to save image: the engine sent an archive without its end/,
    );
    await expect(save({ bytes: ARCHIVE.subarray(0, -1) })).rejects.toThrow('without its end');
    expect(remains()).toEqual(UNTOUCHED);
  });

  test('a signal comes', async () => {
    const signal = AbortSignal.abort(new CancelledError(2));
    await expect(save({ bytes: ARCHIVE, signal })).rejects.toMatchObject({ exitCode: 130 });
    expect(remains()).toEqual(UNTOUCHED);
  });

  test('the engine sends nothing', async () => {
    await save({ bytes: new Uint8Array() });
    expect(remains()).toEqual(UNTOUCHED);
  });
});

test('what is no archive passes: nothing is known of its end', async () => {
  await save({ bytes: Buffer.from('x'.repeat(3000)) }, 'new');
  expect(readFileSync(join(folder, 'new'), 'utf8')).toHaveLength(3000);
});

test('a terminal is refused', async () => {
  const { context } = fakeContext({ isTerminal: true });
  const options = { names: ['a'], output: '', platform: '' };
  await expect(saveImages(context, options)).rejects.toThrow(
    'cowardly refusing to save to a terminal. Use the -o flag or redirect',
  );
});
