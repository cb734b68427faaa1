import type { ColorChoice } from '../model/color-choice.ts';
import type { Environment } from './config-directory.ts';

/**
 * How far a stream is painted. 'docker' is a pipe as docker leaves it: byte for byte what docker 28 writes. 'views'
 * paints on a pipe what docker 28 does not have. 'all' and 'none' are what they say.
 */
export type ColorUse = 'none' | 'docker' | 'views' | 'all';

/** All that has a say about colours but the stream. */
export interface ColorRequest {
  /** --color; null: not given. */
  readonly flag: ColorChoice | null;
  readonly environment: Environment;
  /** The key "color". */
  readonly setting: ColorChoice;
}

/**
 * Decides about colours on a stream. The first of these that wants something gets it: --color, NO_COLOR, FORCE_COLOR,
 * CLICOLOR_FORCE, CLICOLOR=0, the key. Else terminals have colours, but for TERM=dumb and machines that build (CI).
 * Scripts read what docker 28 writes on a pipe: only --color changes that.
 * https://no-color.org https://force-color.org https://bixense.com/clicolors
 */
export function colorUse(request: ColorRequest, isTerminal: boolean): ColorUse {
  const wish = colorWish(request);
  if (isTerminal) return wish === 'always' || (wish === 'auto' && isFit(request)) ? 'all' : 'none';
  switch (request.flag) {
    case 'always':
      return 'all';
    case 'never':
      return 'none';
    default:
      return wish === 'always' ? 'views' : 'docker';
  }
}

function colorWish({ flag, environment, setting }: ColorRequest): ColorChoice {
  if (flag === 'always' || flag === 'never') return flag;
  // --color=auto is a word against the files, not against the variables that it goes by.
  return variableWish(environment) ?? flag ?? setting;
}

/** Null: no variable says anything. */
function variableWish(environment: Environment): 'always' | 'never' | null {
  if (environment['NO_COLOR']) return 'never';
  const force = environment['FORCE_COLOR'];
  if (force) return isOff(force) ? 'never' : 'always';
  const { CLICOLOR_FORCE: forced = '', CLICOLOR: wanted } = environment;
  if (forced !== '' && forced !== '0') return 'always';
  return wanted === '0' ? 'never' : null;
}

/** Whether the place is made for people who see colours. */
function isFit({ environment }: ColorRequest): boolean {
  const machine = environment['CI'] ?? '';
  return environment['TERM'] !== 'dumb' && (machine === '' || isOff(machine));
}

function isOff(text: string): boolean {
  return text === '0' || text.toLowerCase() === 'false';
}
