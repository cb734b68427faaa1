import { describe, expect, test } from 'vitest';
import { colorUse } from '../../src/config/color-use.ts';
import { COLOR_CHOICES, type ColorChoice } from '../../src/model/color-choice.ts';

type Variables = Readonly<Record<string, string>>;

function uses(
  environment: Variables,
  flag: ColorChoice | null = null,
  setting: ColorChoice = 'auto',
): readonly string[] {
  return [true, false].map((isTerminal) => colorUse({ flag, environment, setting }, isTerminal));
}

describe('colorUse()', () => {
  test('paints terminals, and leaves pipes as docker does', () => {
    expect(uses({})).toEqual(['all', 'docker']);
  });

  test.each<Variables>([
    { NO_COLOR: '1' },
    { NO_COLOR: '0' },
    { NO_COLOR: '1', FORCE_COLOR: '1', CLICOLOR_FORCE: '1' },
    { FORCE_COLOR: '0' },
    { FORCE_COLOR: 'false', CLICOLOR_FORCE: '1' },
    { CLICOLOR: '0' },
    { TERM: 'dumb' },
    { CI: 'true' },
    { CI: '1', CLICOLOR: '1' },
  ])('leaves out colours for %j', (environment) => {
    expect(uses(environment)).toEqual(['none', 'docker']);
  });

  test.each<Variables>([
    { FORCE_COLOR: '1' },
    { FORCE_COLOR: 'true', CLICOLOR: '0', TERM: 'dumb', CI: '1' },
    { CLICOLOR_FORCE: '1', CLICOLOR: '0' },
  ])('paints with %j, but on a pipe only what docker 28 does not have', (environment) => {
    expect(uses(environment)).toEqual(['all', 'views']);
  });

  test.each<Variables>([
    { NO_COLOR: '', FORCE_COLOR: '', CLICOLOR_FORCE: '', CLICOLOR: '', CI: '' },
    { CLICOLOR: '1', CLICOLOR_FORCE: '0', CI: 'false', TERM: 'xterm' },
    { TERM: '' },
  ])('goes by the stream with %j', (environment) => {
    expect(uses(environment)).toEqual(['all', 'docker']);
  });

  test('obeys the flag whatever all else says', () => {
    expect(uses({ NO_COLOR: '1', TERM: 'dumb' }, 'always', 'never')).toEqual(['all', 'all']);
    expect(uses({ FORCE_COLOR: '1' }, 'never', 'always')).toEqual(['none', 'none']);
  });

  test('with the flag "auto" goes by variables and stream, not by the key', () => {
    for (const setting of COLOR_CHOICES) {
      expect(uses({}, 'auto', setting)).toEqual(['all', 'docker']);
      expect(uses({ NO_COLOR: '1' }, 'auto', setting)).toEqual(['none', 'docker']);
    }
  });

  test('lets variables outrank the key, and the key outrank the place', () => {
    expect(uses({ NO_COLOR: '1' }, null, 'always')).toEqual(['none', 'docker']);
    expect(uses({ FORCE_COLOR: '1' }, null, 'never')).toEqual(['all', 'views']);
    expect(uses({ TERM: 'dumb', CI: '1' }, null, 'always')).toEqual(['all', 'views']);
    expect(uses({}, null, 'never')).toEqual(['none', 'docker']);
  });
});
