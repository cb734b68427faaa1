import type { Escape } from './dockerfile-lines.ts';
import { ExpansionError } from './expansion-error.ts';
import { isModifier, modify } from './modify-value.ts';
import { replaceMatches } from './shell-pattern.ts';
import { validText } from './valid-text.ts';

/** What words are expanded with. */
export interface Expansion {
  /** Values by name. */
  readonly variables: ReadonlyMap<string, string>;
  readonly escape: Escape;
}

/** Some text of a word. */
export interface Piece {
  readonly text: string;
  /** It was quoted or escaped: blanks in it do not part words. */
  readonly isKept: boolean;
}

/** All of them together. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** Reads a word from its start on. Throws ExpansionError. */
export class WordReader {
  readonly #characters: readonly string[];
  readonly #expansion: Expansion;
  #at = 0;
  /** Escapes stay, for patterns have their own. */
  #isRaw = false;

  constructor(word: string, expansion: Expansion) {
    this.#characters = Array.from(validText(word).replace(/^\ufeff/, ''));
    this.#expansion = expansion;
  }

  /** As far as a character that is not quoted, which goes; null: to the end. */
  readUpTo(end: string | null): readonly Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const character = this.#take();
      if (character === end) return pieces;
      if (character === null) throw unended(String(end));
      pieces.push(this.#readPiece(character));
    }
  }

  #readPiece(character: string): Piece {
    switch (character) {
      case "'":
        return { text: this.#singleQuoted(), isKept: true };
      case '"':
        return { text: this.#doubleQuoted(), isKept: true };
      case '$':
        return { text: this.#variable(), isKept: false };
      case this.#expansion.escape:
        return { text: (this.#isRaw ? character : '') + (this.#take() ?? ''), isKept: true };
      default:
        return { text: character, isKept: false };
    }
  }

  #singleQuoted(): string {
    let text = '';
    for (let character = this.#take(); character !== "'"; character = this.#take()) {
      if (character === null) throw unended('single-quote');
      text += character;
    }
    return text;
  }

  #doubleQuoted(): string {
    let text = '';
    for (let character = this.#take(); character !== '"'; character = this.#take()) {
      if (character === null) throw unended('double-quote');
      text += character === '$' ? this.#variable() : this.#quotedCharacter(character);
    }
    return text;
  }

  /** An escape is one, unless it stands before something that it keeps from being read. */
  #quotedCharacter(character: string): string {
    const { escape } = this.#expansion;
    if (character !== escape) return character;
    const next = this.#peek();
    const isNeeded = next === '"' || next === '$' || next === escape;
    const kept = isNeeded ? (this.#take() ?? '') : character;
    return this.#isRaw ? character + kept : kept;
  }

  /** The "$" is read. */
  #variable(): string {
    if (this.#peek() !== '{') {
      const name = this.#name();
      return name === '' ? '$' : (this.#value(name) ?? '');
    }
    this.#take();
    const first = this.#peek();
    if (first === null) throw missing('}');
    if ('{}:'.includes(first)) throw new ExpansionError('syntax error: bad substitution');
    return this.#substitution(this.#name());
  }

  /** What follows the name within braces. */
  #substitution(name: string): string {
    const operator = this.#take() ?? '\ufffd';
    if (operator === '}') return this.#value(name) ?? '';
    if (operator === '/') return this.#replacement(name);
    const isStrict = operator === ':';
    const modifier = isStrict ? (this.#take() ?? '\ufffd') : operator;
    const isPattern = modifier === '#' || modifier === '%';
    const sign = isStrict ? `:${modifier}` : modifier;
    if (isStrict ? isPattern : !isModifier(modifier)) throw unsupported(sign);
    const word = this.#within('}', isPattern);
    if (!isModifier(modifier)) throw unsupported(sign);
    return modify({ name, value: this.#value(name) }, { modifier, isStrict, word });
  }

  /** "${name/pattern/other}", with two slashes for all places. */
  #replacement(name: string): string {
    const isForAll = this.#peek() === '/';
    if (isForAll) this.#take();
    const pattern = this.#within('/', true);
    const replacement = this.#within('}', true);
    const value = this.#value(name) ?? '';
    return replaceMatches(value, { pattern, replacement, isForAll });
  }

  #within(end: '}' | '/', isRaw: boolean): string {
    const before = this.#isRaw;
    this.#isRaw = isRaw;
    try {
      return textOf(this.readUpTo(end));
    } catch (error) {
      // Whatever is wrong in a text that has no end: the end is missing.
      throw error instanceof ExpansionError && this.#peek() === null ? missing(end) : error;
    } finally {
      this.#isRaw = before;
    }
  }

  /** Letters, digits and "_"; digits alone; or one special character. '' for none. */
  #name(): string {
    const first = this.#peek();
    if (first === null) return '';
    if (/\p{Nd}/u.test(first)) return this.#takeAll(/\p{Nd}/u);
    if ('@*#?-$!'.includes(first)) return this.#take() ?? '';
    return this.#takeAll(/[\p{L}\p{Nd}_]/u);
  }

  #takeAll(pattern: RegExp): string {
    const start = this.#at;
    while (pattern.test(this.#peek() ?? '')) this.#at += 1;
    return this.#characters.slice(start, this.#at).join('');
  }

  #value(name: string): string | null {
    return this.#expansion.variables.get(name) ?? null;
  }

  #peek(): string | null {
    return this.#characters[this.#at] ?? null;
  }

  #take(): string | null {
    const character = this.#peek();
    if (character !== null) this.#at += 1;
    return character;
  }
}

function unended(what: string): ExpansionError {
  return new ExpansionError(`unexpected end of statement while looking for matching ${what}`);
}

function missing(end: '}' | '/'): ExpansionError {
  return new ExpansionError(`syntax error: missing '${end}'${end === '/' ? ' in ${}' : ''}`);
}

function unsupported(modifier: string): ExpansionError {
  return new ExpansionError(`unsupported modifier (${modifier}) in substitution`);
}
