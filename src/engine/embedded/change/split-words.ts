import { quote } from '../../../go/quote.ts';
import { badRequest } from '../daemon-words.ts';

/** Words of a line: blanks part them, but not inside of quotes or behind a backslash, which both stay. */
export function splitWords(line: string): readonly string[] {
  return line.match(/(?:\\[^]|"(?:\\[^]|[^"\\])*(?:"|$)|'[^']*(?:'|$)|[^\s"'\\]|\\$)+/g) ?? [];
}

/** Pairs of an ENV or LABEL: "name value", or any number of name=value. Throws EngineError. */
export function readPairs(name: string, line: string): readonly (readonly [string, string])[] {
  const words = splitWords(line);
  const [first] = words;
  if (first === undefined) throw badRequest(`${name} requires at least one argument`);
  if (!first.includes('=')) return [readOldPair(name, line)];
  return words.map((word) => {
    const equals = word.indexOf('=');
    if (equals !== -1) return [word.slice(0, equals), word.slice(equals + 1)];
    const advice = 'Must be of the form: name=value';
    throw badRequest(`Syntax error - can't find = in ${quote(word)}. ${advice}`);
  });
}

/** The oldest form: the first word, and all that follows. */
function readOldPair(name: string, line: string): readonly [string, string] {
  const [, key = '', value = ''] = /^(\S+)\s+([^]*)$/.exec(line) ?? [];
  if (key === '') throw badRequest(`${name} must have two arguments`);
  return [key, value];
}
