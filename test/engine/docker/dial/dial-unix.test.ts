import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialUnix } from '../../../../src/engine/docker/dial/dial-unix.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'unix-'));
  writeFileSync(join(directory, 'file'), '');
  symlinkSync('loop', join(directory, 'loop'));
});
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['none', 'no such file or directory'],
  ['file', 'connection refused'],
  ['file/x', 'not a directory'],
  ['loop', 'too many levels of symbolic links'],
  ['', 'connection refused'],
])('dialUnix() to %j fails in the words of Go', async (name, reason) => {
  const path = join(directory, name);
  await expect(dialUnix(path)).rejects.toMatchObject({
    message: `dial unix ${path}: connect: ${reason}`,
    failure: 'other',
  });
});

test('dialUnix() reaches abstract sockets', async () => {
  await expect(dialUnix('@no-such-socket')).rejects.toHaveProperty(
    'message',
    'dial unix @no-such-socket: connect: connection refused',
  );
});
