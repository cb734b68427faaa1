import { writeSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { FileOutput } from '../../src/cli/file-output.ts';
import { OutputError } from '../../src/model/errors.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<object>()),
  writeSync: vi.fn<() => number>(),
}));

test.each([
  ['EPIPE', 'broken pipe', true],
  ['ECONNRESET', 'connection reset by peer', true],
  ['ENOSPC', 'no space left on device', false],
])('%s tells of a reader that has gone, or does not', async (code, text, isBroken) => {
  vi.mocked(writeSync).mockImplementation(() => {
    throw Object.assign(new Error(code), { code });
  });
  const onBrokenPipe = vi.fn<() => void>();
  const output = new FileOutput(1, { isTerminal: () => false, columns: () => 0, onBrokenPipe });
  const error = new OutputError(`cannot write to standard output: ${text}`);
  await expect(output.write('text')).rejects.toThrow(error);
  expect(onBrokenPipe).toHaveBeenCalledTimes(isBroken ? 1 : 0);
});
