import { spaceEnd, valueEnd } from './json-scan.ts';
import { unquoteJson } from './json-string.ts';
import { scalarEnd } from './json-token.ts';

/** Reads through a text that is known to be sound JSON. */
export class JsonCursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first character of what comes next, which stays unread. */
  peek(): string {
    this.#at = spaceEnd(this.#text, this.#at);
    return this.#text.charAt(this.#at);
  }

  /** Passes a bracket, comma or colon. */
  pass(): void {
    this.peek();
    this.#at += 1;
  }

  /** Passes a bracket, comma or colon if it comes next. */
  passes(character: string): boolean {
    const comes = this.peek() === character;
    if (comes) this.#at += 1;
    return comes;
  }

  /** Passes a null if it comes next. */
  passesNull(): boolean {
    const comes = this.peek() === 'n';
    if (comes) this.raw();
    return comes;
  }

  /** After an inner value: passes a comma, or the bracket that closes what it stands in; then false. */
  passesComma(): boolean {
    const comes = this.peek() === ',';
    this.#at += 1;
    return comes;
  }

  /** The key of an object's member; its colon is passed, too. */
  key(): string {
    const key = unquoteJson(this.raw());
    this.pass();
    return key;
  }

  /** The value that comes next, as it is spelled. */
  raw(): string {
    const first = this.peek();
    const start = this.#at;
    const isContainer = first === '{' || first === '[';
    this.#at = isContainer ? valueEnd(this.#text, start) : scalarEnd(this.#text, start);
    return this.#text.slice(start, this.#at);
  }
}
