import { quote } from '../go/quote.ts';
import { characterAt, describeCharacter, isAlphanumeric, isSpace } from './characters.ts';
import { RIGHT_DELIMITER } from './delimiters.ts';
import { scanNumber } from './scan-number.ts';
import { keywordOf, type TokenKind } from './token.ts';

/** What stands at a place inside an action: a token up to end, or what is wrong there. */
export type Scanned =
  | { readonly kind: TokenKind; readonly end: number }
  | { readonly kind: 'error'; readonly message: string };

const PRINTABLE_ASCII = /^[ -~]$/;
const NUMBER_START = /^[+\-.\d]$/;
const NAME_ENDS: ReadonlySet<string> = new Set(['', '.', ',', '|', ':', '(', ')']);

/** Scans the token that starts at a place inside an action where no delimiter is. */
export function scanWord(text: string, start: number): Scanned {
  const character = characterAt(text, start);
  if (character === '') return failed('unclosed action');
  if (isSpace(character)) return scanSpace(text, start);
  if (character === '"') return scanQuoted(text, start, 'string');
  if (character === "'") return scanQuoted(text, start, 'character-constant');
  if (character === '`') return scanRaw(text, start);
  if (character === '$') return scanName(text, start, 'variable');
  // Before a digit, or at the very end, a point begins a number.
  if (character === '.' && !/^\d?$/.test(text.charAt(start + 1))) {
    return scanName(text, start, 'field');
  }
  if (NUMBER_START.test(character)) return scanNumberToken(text, start);
  if (isAlphanumeric(character)) return scanName(text, start, 'identifier');
  return scanSymbol(text, start);
}

function scanSpace(text: string, start: number): Scanned {
  let end = start + 1;
  while (isSpace(text.charAt(end))) end += 1;
  // The last blank may belong to a trim marker.
  return { kind: 'space', end: text.startsWith(`-${RIGHT_DELIMITER}`, end) ? end - 1 : end };
}

function scanQuoted(text: string, start: number, kind: 'string' | 'character-constant'): Scanned {
  const mark = text.charAt(start);
  for (let end = start + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === mark) return { kind, end: end + 1 };
    if (character === '\\') end += 1;
    if (text.charAt(end) === '\n') break;
  }
  return failed(
    kind === 'string' ? 'unterminated quoted string' : 'unterminated character constant',
  );
}

function scanRaw(text: string, start: number): Scanned {
  const end = text.indexOf('`', start + 1);
  return end < 0 ? failed('unterminated raw quoted string') : { kind: 'raw-string', end: end + 1 };
}

function scanNumberToken(text: string, start: number): Scanned {
  const { kind, end } = scanNumber(text, start);
  return kind === 'bad'
    ? failed(`bad number syntax: ${quote(text.slice(start, end))}`)
    : { kind, end };
}

/** A field or variable starts with its sign, which needs no name behind it. */
function scanName(text: string, start: number, kind: 'field' | 'variable' | 'identifier'): Scanned {
  let end = kind === 'identifier' ? start : start + 1;
  let character = characterAt(text, end);
  while (isAlphanumeric(character)) {
    end += character.length;
    character = characterAt(text, end);
  }
  return endsName(text, end)
    ? { kind: nameKind(kind, text.slice(start, end)), end }
    : failed(`bad character ${describeCharacter(character)}`);
}

function endsName(text: string, index: number): boolean {
  const character = characterAt(text, index);
  return NAME_ENDS.has(character) || isSpace(character) || text.startsWith(RIGHT_DELIMITER, index);
}

function nameKind(kind: 'field' | 'variable' | 'identifier', word: string): TokenKind {
  if (kind === 'variable') return kind;
  if (word === 'true' || word === 'false') return 'bool';
  return keywordOf(word) ?? kind;
}

function scanSymbol(text: string, start: number): Scanned {
  const character = characterAt(text, start);
  switch (character) {
    case '=':
      return { kind: 'assign', end: start + 1 };
    case '|':
      return { kind: 'pipe', end: start + 1 };
    case '(':
      return { kind: 'left-parenthesis', end: start + 1 };
    case ')':
      return { kind: 'right-parenthesis', end: start + 1 };
    case ':':
      return text.startsWith(':=', start)
        ? { kind: 'declare', end: start + 2 }
        : failed('expected :=');
    default:
      return PRINTABLE_ASCII.test(character)
        ? { kind: 'character', end: start + 1 }
        : failed(`unrecognized character in action: ${describeCharacter(character)}`);
  }
}

function failed(message: string): Scanned {
  return { kind: 'error', message };
}
