import { spaceEnd, valueEnd } from './json-scan.ts';

const WORD = /[-+.\w]*/y;

/** Where the string, number, true, false or null ends that begins at a place in sound JSON. */
export function scalarEnd(text: string, start: number): number {
  if (text.charAt(start) === '"') return valueEnd(text, start);
  WORD.lastIndex = start;
  WORD.test(text);
  return WORD.lastIndex;
}

/** The brackets, commas, colons and scalars of a sound JSON text, as they are spelled. */
export function* jsonTokens(text: string): Generator<string, void, undefined> {
  for (let at = spaceEnd(text, 0); at < text.length; at = spaceEnd(text, at)) {
    const start = at;
    at = '{}[],:'.includes(text.charAt(at)) ? at + 1 : scalarEnd(text, at);
    yield text.slice(start, at);
  }
}
