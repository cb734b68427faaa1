import { isSpace } from './characters.ts';
import { LEFT_DELIMITER, RIGHT_DELIMITER } from './delimiters.ts';
import { scanWord } from './scan-word.ts';
import type { Token, TokenKind } from './token.ts';

const TRIM_MARKER_LENGTH = 2; // "- " behind the left delimiter, " -" before the right one

/** Cuts a template into tokens, one at each call of next(). The first error ends it. */
export class Lexer {
  readonly #text: string;
  #position = 0;
  #insideAction = false;
  #parentheses = 0;
  #line = 1;
  /** Index of the first newline not counted in #line; -1 when all are. */
  #newline: number;

  constructor(text: string) {
    this.#text = text;
    this.#newline = text.indexOf('\n');
  }

  /** The next token; at the end, "eof" again and again. */
  next(): Token {
    return this.#insideAction ? this.#nextInAction() : this.#nextInText();
  }

  /** A comment is no token: what follows it is. */
  #nextInText(): Token {
    for (;;) {
      const start = this.#position;
      const delimiter = this.#text.indexOf(LEFT_DELIMITER, start);
      if (delimiter < 0) return this.#rest();
      const end = this.#hasLeftTrim(delimiter) ? this.#trimmedEnd(start, delimiter) : delimiter;
      this.#position = delimiter;
      if (end > start) return this.#token('text', start, end);
      const token = this.#leftDelimiter();
      if (token !== null) return token;
    }
  }

  #rest(): Token {
    const start = this.#position;
    this.#position = this.#text.length;
    return start < this.#position
      ? this.#token('text', start, this.#position)
      : this.#token('eof', start, start);
  }

  /** Null: a comment was passed. */
  #leftDelimiter(): Token | null {
    const start = this.#position;
    const marker = this.#hasLeftTrim(start) ? TRIM_MARKER_LENGTH : 0;
    const content = start + LEFT_DELIMITER.length + marker;
    if (this.#text.startsWith('/*', content)) return this.#passComment(content);
    this.#insideAction = true;
    this.#parentheses = 0;
    this.#position = content;
    return this.#token('left-delimiter', start, start + LEFT_DELIMITER.length);
  }

  #passComment(start: number): Token | null {
    const end = this.#text.indexOf('*/', start + 2);
    if (end < 0) return this.#error('unclosed comment', start);
    this.#position = end + 2;
    if (!this.#atRightDelimiter()) {
      return this.#error('comment ends before closing delimiter', start);
    }
    this.#passRightDelimiter();
    return null;
  }

  #nextInAction(): Token {
    if (this.#atRightDelimiter()) return this.#rightDelimiter();
    const start = this.#position;
    const scanned = scanWord(this.#text, start);
    if ('message' in scanned) return this.#error(scanned.message, start);
    if (scanned.kind === 'left-parenthesis') this.#parentheses += 1;
    if (scanned.kind === 'right-parenthesis') this.#parentheses -= 1;
    if (this.#parentheses < 0) return this.#error('unexpected right paren', start);
    this.#position = scanned.end;
    return this.#token(scanned.kind, start, scanned.end);
  }

  #rightDelimiter(): Token {
    if (this.#parentheses > 0) return this.#error('unclosed left paren', this.#position);
    const start = this.#position + (this.#hasRightTrim() ? TRIM_MARKER_LENGTH : 0);
    this.#insideAction = false;
    this.#passRightDelimiter();
    return this.#token('right-delimiter', start, start + RIGHT_DELIMITER.length);
  }

  #hasLeftTrim(delimiter: number): boolean {
    const marker = delimiter + LEFT_DELIMITER.length;
    return this.#text.charAt(marker) === '-' && isSpace(this.#text.charAt(marker + 1));
  }

  #hasRightTrim(): boolean {
    return (
      isSpace(this.#text.charAt(this.#position)) &&
      this.#text.startsWith(`-${RIGHT_DELIMITER}`, this.#position + 1)
    );
  }

  #atRightDelimiter(): boolean {
    return this.#text.startsWith(RIGHT_DELIMITER, this.#position) || this.#hasRightTrim();
  }

  #passRightDelimiter(): void {
    const trim = this.#hasRightTrim();
    this.#position += RIGHT_DELIMITER.length + (trim ? TRIM_MARKER_LENGTH : 0);
    if (trim) while (isSpace(this.#text.charAt(this.#position))) this.#position += 1;
  }

  #trimmedEnd(start: number, end: number): number {
    let trimmed = end;
    while (trimmed > start && isSpace(this.#text.charAt(trimmed - 1))) trimmed -= 1;
    return trimmed;
  }

  #token(kind: TokenKind, start: number, end: number): Token {
    return { kind, text: this.#text.slice(start, end), start, line: this.#lineOf(start) };
  }

  #error(text: string, start: number): Token {
    return { kind: 'error', text, start, line: this.#lineOf(start) };
  }

  /** Tokens come in order, so each newline is counted once. */
  #lineOf(index: number): number {
    while (this.#newline >= 0 && this.#newline < index) {
      this.#line += 1;
      this.#newline = this.#text.indexOf('\n', this.#newline + 1);
    }
    return this.#line;
  }
}
