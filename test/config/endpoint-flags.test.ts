import { expect, test } from 'vitest';
import { checkHostAndContext, checkLogLevel } from '../../src/config/endpoint-flags.ts';

test.each(['', 'info', 'INFO', 'Warning', 'warn', 'trace', 'panic', 'fatal', 'error', 'debug'])(
  'checkLogLevel() takes %j',
  (level) => {
    expect(() => checkLogLevel(level)).not.toThrow();
  },
);

test.each(['x', 'panic ', 'notice', '1'])('checkLogLevel() refuses %j', (level) => {
  expect(() => checkLogLevel(level)).toThrow(
    expect.objectContaining({ message: `Unable to parse logging level: ${level}`, exitCode: 1 }),
  );
});

test('checkHostAndContext() refuses both together, even for an empty host', () => {
  for (const hosts of [['x'], [''], ['a', 'b']]) {
    expect(() => checkHostAndContext({ hosts, context: 'c' })).toThrow(
      expect.objectContaining({
        message: 'conflicting options: cannot specify both --host and --context',
        exitCode: 1,
      }),
    );
  }
});

test('checkHostAndContext() takes one of them, or two hosts', () => {
  expect(() => checkHostAndContext({ hosts: [], context: 'c' })).not.toThrow();
  expect(() => checkHostAndContext({ hosts: ['x'], context: '' })).not.toThrow();
  expect(() => checkHostAndContext({ hosts: ['x', 'y'] })).not.toThrow();
});
