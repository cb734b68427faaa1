import { toBytes } from '../../../go/go-string.ts';
import { trimSpace } from '../../../go/trim-space.ts';
import { trimStart, WHITE_SPACE } from './white-space.ts';

const SPACE = new RegExp(`[${WHITE_SPACE}]`);

/** Takes flags from the start of a line: words that begin with "--", as far as one that is nothing else. */
export function takeFlags(line: string): {
  readonly flags: readonly string[];
  readonly rest: string;
} {
  const flags: string[] = [];
  let rest = trimStart(line);
  while (rest.startsWith('--')) {
    const { word, length } = readWord(rest);
    rest = trimStart(rest.slice(length));
    if (word === '--') break;
    flags.push(byteByByte(word));
  }
  return { flags, rest: trimSpace(rest) };
}

/** A word without its quotes and backslashes, and how long it was with them. */
function readWord(text: string): { readonly word: string; readonly length: number } {
  let word = '';
  let quotation = '';
  let at = 0;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quotation === '' && SPACE.test(character)) break;
    if (character === '\\') {
      at += 1;
      word += text.charAt(at);
    } else if (quotation === '' ? /["']/.test(character) : character === quotation) {
      quotation = quotation === '' ? character : '';
    } else {
      word += character;
    }
  }
  return { word, length: at };
}

/** Docker takes each byte of a flag for a character. */
function byteByByte(text: string): string {
  return Array.from(toBytes(text), (byte) => String.fromCodePoint(byte)).join('');
}
