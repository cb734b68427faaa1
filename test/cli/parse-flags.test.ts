import { describe, expect, test } from 'vitest';
import { parseFlags } from '../../src/cli/parse-flags.ts';
import type { FlagMap } from '../../src/command/command-spec.ts';

const flags: FlagMap = {
  all: { kind: 'boolean', short: 'a', summary: '' },
  quiet: { kind: 'boolean', short: 'q', summary: '' },
  human: { kind: 'boolean', short: 'H', default: true, summary: '' },
  'no-trunc': { kind: 'boolean', summary: '' },
  filter: { kind: 'filter', short: 'f', summary: '' },
  format: { kind: 'string', summary: '' },
  color: { kind: 'string', choices: ['auto', 'always', 'never'], summary: '' },
  limit: { kind: 'int', summary: '' },
  platform: { kind: 'list', summary: '' },
};

describe('what is understood', () => {
  test.each([
    [['-aq', 'x'], { all: true, quiet: true }, ['x']],
    [['--all=false', '-q=true'], { all: false, quiet: true }, []],
    [['-qH=false'], { quiet: true, human: false }, []],
    [['--no-trunc'], { 'no-trunc': true, human: true }, []],
    [['x', '--format', '{{.ID}}', 'y'], { format: '{{.ID}}' }, ['x', 'y']],
    [['--format='], { format: '' }, []],
    [['--color', 'never', '--color=auto'], { color: 'auto' }, []],
    [['x'], { color: undefined }, ['x']],
    [['--format', '--all'], { format: '--all', all: false }, []],
    [['--format=a', '--format=b'], { format: 'b' }, []],
    [['--', '-q'], { quiet: false }, ['-q']],
    [['-', '-q'], { quiet: true }, ['-']],
    [['--limit', '-3'], { limit: -3n }, []],
    [['--limit=0x10'], { limit: 16n }, []],
    [['--platform', 'a', '--platform=b,c'], { platform: ['a', 'b,c'] }, []],
    [['--all=T', '-a=0'], { all: false }, []],
    [[''], { all: false }, ['']],
  ])('%j', (words, values, operands) => {
    const parsed = parseFlags(words, flags);
    expect(parsed.problem).toBeNull();
    expect(parsed.values).toMatchObject(values);
    expect(parsed.operands).toEqual(operands);
  });

  test.each([
    [['-fa=b'], ['a', ['b']]],
    [['-f=a=b'], ['a', ['b']]],
    [
      ['-f', 'A= b '],
      ['a', ['b']],
    ],
    [
      ['-qfa=b', '-f', 'a=c'],
      ['a', ['b', 'c']],
    ],
  ])('filters %j', (words, [key, wanted]) => {
    const { values } = parseFlags(words, flags);
    const filters = values['filter'];
    expect(filters).toBeInstanceOf(Map);
    expect(filters instanceof Map && [...(filters.get(key) ?? [])]).toEqual(wanted);
  });
});

describe('what is not', () => {
  test.each([
    [['--nope'], 'unknown flag: --nope'],
    [['--al'], 'unknown flag: --al'],
    [['--constructor'], 'unknown flag: --constructor'],
    [['-az'], "unknown shorthand flag: 'z' in -z"],
    [['-é'], "unknown shorthand flag: 'Ã' in -é"],
    [['--format'], 'flag needs an argument: --format'],
    [['-qf'], "flag needs an argument: 'f' in -f"],
    [['---all'], 'bad flag syntax: ---all'],
    [['--=x'], 'bad flag syntax: --=x'],
    [
      ['--all=maybe'],
      'invalid argument "maybe" for "-a, --all" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
    ],
    [
      ['--limit=1x'],
      'invalid argument "1x" for "--limit" flag: strconv.ParseInt: parsing "1x": invalid syntax',
    ],
    [
      ['--color', 'Always'],
      'invalid argument "Always" for "--color" flag: must be auto, always or never',
    ],
    [['--color='], 'invalid argument "" for "--color" flag: must be auto, always or never'],
    [
      ['-f', 'dangling'],
      'invalid argument "dangling" for "-f, --filter" flag: bad format of filter (expected name=value)',
    ],
  ])('%j: %s', (words, message) => {
    expect(parseFlags(words, flags).problem?.message).toBe(message);
  });

  test('the first mistake is told, and what stood before it counts', () => {
    const parsed = parseFlags(['-q', '--all=x', '--nope'], flags);
    expect(parsed.problem?.message).toMatch(/^invalid argument "x"/);
    expect(parsed.given.has('quiet')).toBe(true);
  });
});

test('without interspersed flags the first operand ends them', () => {
  expect(parseFlags(['-q', 'a', '-a'], flags, false)).toMatchObject({
    operands: ['a', '-a'],
    values: { quiet: true, all: false },
  });
});
