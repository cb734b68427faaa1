import { toBytes } from './go-string.ts';
import { quote } from './quote.ts';

const DEPTH_LIMIT = 10_000; // encoding/json's own
const SPACE = /[ \t\r\n]*/y;
const PLAIN_TEXT = /[ !#-[\]-\uffff]*/y; // neither quote nor backslash nor control character
const DIGITS = /\d*/y;
const DIGIT = /\d/;
const HEX_DIGIT = /[\da-fA-F]/;
const ESCAPES = 'bfnrt\\/"';

/** A text stops being JSON. */
export class JsonScanError extends Error {
  /** Index of the character that is wrong; null when the text ends inside a value. */
  readonly at: number | null;

  constructor(message: string, at: number | null) {
    super(message);
    this.at = at;
  }
}

/** Where white space ends that may begin at a place. */
export function spaceEnd(text: string, start: number): number {
  return matchEnd(SPACE, text, start);
}

/**
 * Where the value ends that begins at a place, or behind white space there. A number must have
 * something behind it, for only that tells its end. Throws JsonScanError with Go's words.
 * https://pkg.go.dev/encoding/json#SyntaxError
 */
export function valueEnd(text: string, start: number): number {
  return new ValueScanner(text, start).scan();
}

/** The error of a character in a wrong place. Go names its first byte, as if that were a character. */
export function unexpectedCharacter(text: string, at: number, place: string): JsonScanError {
  const [byte = 0] = toBytes(String.fromCodePoint(text.codePointAt(at) ?? 0));
  return new JsonScanError(`invalid character ${quoteByte(byte)} ${place}`, at);
}

function quoteByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "'") return "'\\''";
  return character === '"' ? `'"'` : `'${quote(character).slice(1, -1)}'`;
}

function matchEnd(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.test(text);
  return pattern.lastIndex;
}

/** Keeps the open objects and arrays in a list: values may be nested deeper than calls. */
class ValueScanner {
  readonly #text: string;
  #at: number;
  readonly #open: ('{' | '[')[] = [];

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  scan(): number {
    do {
      while (this.#beginsInner());
    } while (!this.#endsOutermost());
    return this.#at;
  }

  /** Reads a value whole, or an object or array up to its first inner value: then true. */
  #beginsInner(): boolean {
    const start = this.#peek();
    if (start === '{' || start === '[') return this.#opens(start);
    if (start === '"') this.#string();
    else if (start === '-' || DIGIT.test(start)) this.#number();
    else this.#literal(start);
    return false;
  }

  #opens(bracket: '{' | '['): boolean {
    this.#open.push(bracket);
    if (this.#open.length > DEPTH_LIMIT) throw this.#unexpected('exceeded max depth');
    this.#at += 1;
    if (this.#peek() === closing(bracket)) {
      this.#at += 1;
      this.#open.pop();
      return false;
    }
    if (bracket === '{') this.#key();
    return true;
  }

  /** After a value: closes what ends with it. False when another value follows. */
  #endsOutermost(): boolean {
    for (let bracket = this.#open.at(-1); bracket !== undefined; bracket = this.#open.at(-1)) {
      const next = this.#peek();
      if (next !== ',' && next !== closing(bracket)) {
        throw this.#unexpected(
          bracket === '{' ? 'after object key:value pair' : 'after array element',
        );
      }
      this.#at += 1;
      if (next !== ',') this.#open.pop();
      else {
        if (bracket === '{') this.#key();
        return false;
      }
    }
    return true;
  }

  #key(): void {
    if (this.#peek() !== '"') throw this.#unexpected('looking for beginning of object key string');
    this.#string();
    if (this.#peek() !== ':') throw this.#unexpected('after object key');
    this.#at += 1;
  }

  #string(): void {
    for (let next = this.#plainText(); next !== '"'; next = this.#plainText()) {
      if (next !== '\\') throw this.#unexpected('in string literal');
      this.#at += 1;
      this.#escape();
    }
    this.#at += 1;
  }

  /** Passes what needs no look, the opening quote or the escaped character too; what comes then. */
  #plainText(): string {
    this.#at = matchEnd(PLAIN_TEXT, this.#text, this.#at + 1);
    return this.#here();
  }

  #escape(): void {
    const character = this.#here();
    if (ESCAPES.includes(character)) return;
    if (character !== 'u') throw this.#unexpected('in string escape code');
    for (let digits = 0; digits < 4; digits += 1) {
      this.#at += 1;
      if (!HEX_DIGIT.test(this.#here())) {
        throw this.#unexpected('in \\u hexadecimal character escape');
      }
    }
  }

  #number(): void {
    if (this.#here() === '-') this.#at += 1;
    if (this.#here() === '0') this.#at += 1;
    else this.#digits('in numeric literal');
    if (this.#here() === '.') {
      this.#at += 1;
      this.#digits('after decimal point in numeric literal');
    }
    if (!/[eE]/.test(this.#here())) return;
    this.#at += 1;
    if (/[+-]/.test(this.#here())) this.#at += 1;
    this.#digits('in exponent of numeric literal');
  }

  #digits(place: string): void {
    if (!DIGIT.test(this.#here())) throw this.#unexpected(place);
    this.#at = matchEnd(DIGITS, this.#text, this.#at);
  }

  #literal(start: string): void {
    const word = ['true', 'false', 'null'].find((candidate) => candidate.startsWith(start));
    if (word === undefined) throw this.#unexpected('looking for beginning of value');
    for (const letter of word) {
      if (this.#here() !== letter) {
        throw this.#unexpected(`in literal ${word} (expecting '${letter}')`);
      }
      this.#at += 1;
    }
  }

  /** The character behind white space. */
  #peek(): string {
    this.#at = spaceEnd(this.#text, this.#at);
    return this.#here();
  }

  #here(): string {
    if (this.#at >= this.#text.length) throw new JsonScanError('unexpected end', null);
    return this.#text.charAt(this.#at);
  }

  #unexpected(place: string): JsonScanError {
    return unexpectedCharacter(this.#text, this.#at, place);
  }
}

function closing(bracket: '{' | '['): string {
  return bracket === '{' ? '}' : ']';
}
