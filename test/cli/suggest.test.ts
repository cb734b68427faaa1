import { describe, expect, test } from 'vitest';
import { suggestionOf } from '../../src/cli/suggestion-of.ts';
import { UsageError } from '../../src/model/errors.ts';
import { fakeContext } from '../fake/fake-context.ts';
import { runLine } from '../fake/run-line.ts';

describe('a word that is no command', () => {
  test.each([
    ['imagse', "'docker-images image' or 'docker-images images'"],
    ['Images', "'docker-images images'"],
    ['psuh', "'docker-images push'"],
    ['im', "'docker-images image', 'docker-images images' or 'docker-images import'"],
    ['image pul', "'docker-images image pull'"],
    ['image lst', "'docker-images image ls'"],
    ['ls', "'docker-images image ls'"],
    ['image search', "'docker-images search'"],
    ['gc', "'docker-images store gc'"],
    ['df', "'docker-images store df' or 'docker-images system df'"],
    ['help histroy', "'docker-images history'"],
    ['help image rn', "'docker-images image rm'"],
    ['pul -q x', "'docker-images pull'"],
    ['image pul --quiet', "'docker-images image pull'"],
  ])('%s: %s', async (line, offer) => {
    expect(await runLine(line)).toMatchObject({ suggestion: `Did you mean ${offer}?`, stdout: '' });
  });

  test.each(['frobnicate', 'run', 'ps', 'stop', 'x', 'help images x', '-x', 'imag'.repeat(99)])(
    'is nothing that could be meant: %s',
    async (line) => {
      expect(await runLine(line)).toMatchObject({ suggestion: null });
    },
  );
});

describe('a flag that there is not', () => {
  test.each([
    ['images --fliter x', "'--filter'"],
    ['images --filters=x', "'--filter'"],
    ['images --no', "'--no-trunc'"],
    ['images -all', "'--all'"],
    ['images -format x', "'--format'"],
    ['pull --platfrom x y', "'--platform'"],
    ['image --hlep', "'--help'"],
    ['--cotnext x', "'--context'"],
    ['images --host x', "'docker-images --host ... images'"],
    ['image ls -H x', "'docker-images -H ... image ls'"],
    ['images --tls', "'docker-images --tls images'"],
    ['images --version', "'docker-images --version'"],
    ['image ls -v', "'docker-images -v'"],
    ['--format x', "'docker-images images --format'"],
    ['-q', "'docker-images images -q'"],
  ])('%s: %s', async (line, offer) => {
    expect(await runLine(line)).toMatchObject({
      suggestion: `Did you mean ${offer}?`,
      status: 125,
    });
  });

  test.each([
    'images --foo',
    'images -x',
    'images --limit 3',
    'help --host x',
    'images --all=maybe',
  ])('is nothing that could be meant: %s', async (line) => {
    expect(await runLine(line)).toMatchObject({ suggestion: null, status: 125 });
  });
});

describe('what may have been meant is told', () => {
  const error = new UsageError('unknown', 1, 'Did you mean this?');
  const pipe = fakeContext().context.stderr;
  const terminal = fakeContext({ isTerminal: true }).context.stderr;

  test.each([
    ['docker-images', pipe, '', error.suggestion],
    ['docker-images', terminal, 'true', error.suggestion],
    ['docker-images', pipe, 'nonsense', error.suggestion],
    ['docker-images', terminal, 'false', null],
    ['docker-images', pipe, '0', null],
    ['docker', terminal, '', error.suggestion],
    // Byte for byte as docker has it.
    ['docker', pipe, '', null],
  ] as const)('%s, %o, DOCKER_CLI_HINTS=%s: %s', (name, stderr, hints, told) => {
    expect(suggestionOf(error, { name, stderr, hints })).toBe(told);
  });

  test('where something is', () => {
    const reader = { name: 'docker-images', stderr: pipe, hints: '' };
    expect(suggestionOf(new UsageError('too many', 1), reader)).toBeNull();
    expect(suggestionOf(new TypeError('bug'), reader)).toBeNull();
  });
});
