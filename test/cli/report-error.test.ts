import { describe, expect, test } from 'vitest';
import { reportError } from '../../src/cli/report-error.ts';
import {
  CancelledError,
  FormatError,
  NotFoundError,
  PartialFailureError,
  StreamedError,
  UsageError,
} from '../../src/model/errors.ts';
import { fakeContext } from '../fake/fake-context.ts';

async function report(error: unknown, isTerminal = false): Promise<readonly [number, string]> {
  const { context, stderr } = fakeContext({ isTerminal });
  return [await reportError(error, context.stderr), stderr()];
}

describe('reportError()', () => {
  test.each<[string, Error, number, string]>([
    ['flags', new UsageError('unknown flag: --x', 125), 125, 'unknown flag: --x\n'],
    ['formats', new FormatError('bad', 64), 64, 'bad\n'],
    ['signals, silently', new CancelledError(2), 130, ''],
    ['streams without words, silently', new StreamedError(1n, ''), 1, ''],
    [
      'several failures, a line each',
      new PartialFailureError([new NotFoundError('a'), new NotFoundError('b')]),
      1,
      'a\nb\n',
    ],
  ])('tells of %s', async (_, error, status, text) => {
    expect(await report(error)).toEqual([status, text]);
  });

  test('shows where a mistake of the program is', async () => {
    const [status, text] = await report(new TypeError('oops'));
    expect(status).toBe(1);
    expect(text).toMatch(/^TypeError: oops\n\s+at /);
  });

  test('lets an engine do nothing to a terminal', async () => {
    const error = new NotFoundError('no \u001b[2Jimage');
    expect(await report(error, true)).toEqual([1, 'no \\x1b[2Jimage\n']);
    expect(await report(error, false)).toEqual([1, 'no \u001b[2Jimage\n']);
  });
});
