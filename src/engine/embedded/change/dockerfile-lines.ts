import { byteLength } from '../../../go/go-string.ts';
import { badRequest } from '../daemon-words.ts';
import { trimStart } from './white-space.ts';

/** The character that keeps the next one from being read, and joins lines. */
export type Escape = '\\' | '`';

const LONGEST = 65_535; // bytes; what Go's bufio.Scanner takes
const CONTINUED: Readonly<Record<Escape, RegExp>> = {
  '\\': /(^|[^\\])\\[ \t]*$/,
  '`': /(^|[^`])`[ \t]*$/,
};
const DIRECTIVE = /^#[\t\n\f\r ]*([A-Za-z][A-Za-z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*(.+?)[\t\n\f\r ]*$/;
const DIRECTIVES: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/**
 * Reads a Dockerfile line by line: without comments and blank lines, those that go on in the next one joined.
 * https://docs.docker.com/reference/dockerfile/#format
 */
export class DockerfileLines {
  readonly #lines: readonly string[];
  readonly #isCut: boolean;
  readonly #seen = new Set<string>();
  #at = 0;
  #mayBeDirective = true;
  #escape: Escape = '\\';

  constructor(text: string) {
    const lines = text.replace(/^\ufeff/, '').split('\n');
    if (lines.at(-1) === '') lines.pop();
    const tooLong = lines.findIndex((line) => byteLength(line) > LONGEST);
    this.#isCut = tooLong !== -1;
    this.#lines = this.#isCut ? lines.slice(0, tooLong) : lines;
  }

  get escape(): Escape {
    return this.#escape;
  }

  /** A whole line; null after the last. Throws EngineError for directives that make no sense. */
  next(): string | null {
    for (;;) {
      const line = this.#take();
      if (line === null) return null;
      const text = trimStart(line);
      this.#readDirective(text);
      const { part, goesOn } = this.#cut(isComment(text) ? '' : text);
      if (goesOn) return part + this.#rest();
      if (part !== '') return part;
    }
  }

  /** All up to a line that says how the text ends. isIndented: tabs may stand before that. Throws EngineError. */
  takeText(end: string, isIndented: boolean): string {
    let text = '';
    for (let line = this.#take(); line !== null; line = this.#take()) {
      if ((isIndented ? line.replace(/^\t+/, '') : line) === end) return text;
      text += `${line}\n`;
    }
    throw badRequest('unterminated heredoc');
  }

  /** To be called after the last line. Throws EngineError when it was not the last. */
  end(): void {
    if (this.#isCut) {
      throw badRequest(`dockerfile line greater than max allowed size of ${LONGEST}`);
    }
  }

  /** What follows a line that goes on: blanks before it stay. */
  #rest(): string {
    let rest = '';
    for (let line = this.#take(); line !== null; line = this.#take()) {
      const text = trimStart(line);
      if (text === '' || isComment(text)) continue;
      const { part, goesOn } = this.#cut(line);
      rest += part;
      if (!goesOn) break;
    }
    return rest;
  }

  #take(): string | null {
    const line = this.#lines[this.#at];
    this.#at += 1;
    return line?.replace(/\r+$/, '') ?? null;
  }

  #cut(line: string): { readonly part: string; readonly goesOn: boolean } {
    const pattern = CONTINUED[this.#escape];
    return { part: line.replace(pattern, '$1'), goesOn: pattern.test(line) };
  }

  /** Directives are comments, but only before all else. */
  #readDirective(line: string): void {
    const [, key = '', value = ''] = (this.#mayBeDirective && DIRECTIVE.exec(line)) || [];
    const name = key.toLowerCase();
    this.#mayBeDirective = DIRECTIVES.has(name);
    if (!this.#mayBeDirective) return;
    if (this.#seen.has(name)) {
      throw badRequest(`only one ${name} parser directive can be used`);
    }
    this.#seen.add(name);
    if (name === 'escape') this.#escape = readEscape(value);
  }
}

function readEscape(value: string): Escape {
  if (value === '\\' || value === '`') return value;
  throw badRequest(`invalid escape token '${value}' does not match \` or \\`);
}

function isComment(line: string): boolean {
  return line.startsWith('#');
}
