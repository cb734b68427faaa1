import { quote } from '../../../go/quote.ts';
import { badRequest } from '../daemon-words.ts';
import type { Escape } from './dockerfile-lines.ts';
import { splitWords } from './split-words.ts';

const GAP = /[\t\v\f\r ]+/;

/**
 * Names and values of an ENV or LABEL, by turns: "name value", or any number of name=value. Throws EngineError.
 * https://docs.docker.com/reference/dockerfile/#env
 */
export function splitPairs(instruction: string, text: string, escape: Escape): readonly string[] {
  const words = splitWords(text, escape);
  const [first] = words;
  if (first === undefined) return [];
  return first.includes('=') ? words.flatMap(splitPair) : splitOldPair(instruction, text);
}

function splitPair(word: string): readonly string[] {
  const equals = word.indexOf('=');
  if (equals !== -1) return [word.slice(0, equals), word.slice(equals + 1)];
  const advice = 'Must be of the form: name=value';
  throw badRequest(`Syntax error - can't find = in ${quote(word)}. ${advice}`);
}

/** The oldest form: the first word, whatever its quotes, and all that follows. */
function splitOldPair(instruction: string, text: string): readonly string[] {
  const gap = GAP.exec(text);
  if (gap === null) throw badRequest(`${instruction} must have two arguments`);
  return [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
}
