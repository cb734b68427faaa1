import { quote } from '../../../go/quote.ts';
import { badRequest } from '../daemon-words.ts';
import { ExpansionError } from './expansion-error.ts';
import { WHITE_SPACE } from './white-space.ts';
import { type Expansion, type Piece, textOf, WordReader } from './word-reader.ts';

const SPACES = new RegExp(`[${WHITE_SPACE}]+`);

/**
 * A word as a shell would see it: quotes go, $NAME and ${NAME:-other} become what they stand for, an escape keeps
 * what follows it. Throws EngineError. https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expandWord(word: string, expansion: Expansion): string {
  return textOf(expand(word, expansion));
}

/** The same, and then parted at blanks that are not quoted. Throws EngineError. */
export function expandWords(word: string, expansion: Expansion): readonly string[] {
  const words = [''];
  for (const { text, isKept } of expand(word, expansion)) {
    const [first = '', ...others] = isKept ? [text] : text.split(SPACES);
    words.push(`${words.pop() ?? ''}${first}`, ...others);
  }
  return words.filter((one) => one !== '');
}

function expand(word: string, expansion: Expansion): readonly Piece[] {
  try {
    return new WordReader(word, expansion).readUpTo(null);
  } catch (error) {
    if (!(error instanceof ExpansionError)) throw error;
    throw badRequest(`failed to process ${quote(word)}: ${error.message}`);
  }
}
