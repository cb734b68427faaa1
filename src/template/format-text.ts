import { toBytes } from '../go/go-string.ts';
import { canBackquote, quote, quoteToAscii } from '../go/quote.ts';
import { type FormatFlags, pad } from './format-flags.ts';

/** A string under a verb; null when the verb is not for strings. */
export function formatText(text: string, verb: string, flags: FormatFlags): string | null {
  switch (verb) {
    case 'v':
      return flags.sharpV ? quoted(text, flags) : pad(truncated(text, flags), flags);
    case 's':
      return pad(truncated(text, flags), flags);
    case 'q':
      return quoted(text, flags);
    case 'x':
      return formatHex(toBytes(text), false, flags);
    case 'X':
      return formatHex(toBytes(text), true, flags);
    default:
      return null;
  }
}

function quoted(text: string, flags: FormatFlags): string {
  const shown = truncated(text, flags);
  if (flags.sharp && canBackquote(shown)) return pad(`\`${shown}\``, flags);
  return pad(flags.plus ? quoteToAscii(shown) : quote(shown), flags);
}

/** The precision is a number of characters. */
function truncated(text: string, { precision }: FormatFlags): string {
  if (precision === null || text.length <= precision) return text;
  let end = 0;
  let count = 0;
  for (const character of text) {
    if (count === precision) return text.slice(0, end);
    end += character.length;
    count += 1;
  }
  return text;
}

/** %x, %X: the precision is a number of bytes. */
function formatHex(bytes: Uint8Array, upper: boolean, flags: FormatFlags): string {
  const { sharp, space, precision } = flags;
  const shown = Array.from(precision === null ? bytes : bytes.subarray(0, precision), hexByte);
  const prefix = sharp ? '0x' : '';
  const joined = shown.join(space ? ` ${prefix}` : '');
  const text = joined === '' ? '' : prefix + joined;
  return pad(upper ? text.toUpperCase() : text, flags);
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
