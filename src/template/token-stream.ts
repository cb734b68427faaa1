import { Lexer } from './lexer.ts';
import { parseError, type TemplateError } from './template-error.ts';
import { describeToken, type Token } from './token.ts';

/** A template's tokens, some of which may be put back. */
export class TokenStream {
  readonly #lexer: Lexer;
  readonly #back: Token[] = [];
  #line = 0;

  constructor(text: string) {
    this.#lexer = new Lexer(text);
  }

  /** Line of the newest token ever taken or looked at: where parse errors are reported. */
  get line(): number {
    return this.#line;
  }

  /** Goes back to reporting an earlier line, when a definition inside another text has ended. */
  reportFrom(line: number): void {
    this.#line = line;
  }

  /** Takes the next token. */
  next(): Token {
    const back = this.#back.pop();
    if (back !== undefined) return back;
    const token = this.#lexer.next();
    this.#line = token.line;
    return token;
  }

  /** Takes the next token that is no space. */
  nextWord(): Token {
    let token = this.next();
    while (token.kind === 'space') token = this.next();
    return token;
  }

  /** The next token, which stays. */
  peek(): Token {
    const token = this.next();
    this.putBack(token);
    return token;
  }

  /** The next token that is no space; it stays, spaces before it do not. */
  peekWord(): Token {
    const token = this.nextWord();
    this.putBack(token);
    return token;
  }

  /** Makes these the next tokens. */
  putBack(...tokens: readonly Token[]): void {
    this.#back.push(...tokens.toReversed());
  }

  /** A parse error on the present line. */
  error(message: string): TemplateError {
    return parseError(this.#line, message);
  }

  /**
   * The error of a token that cannot stand where it does; context names the place. actionLine is the
   * line where the action began, 0 when that is not to be told.
   */
  unexpected(token: Token, context: string, actionLine: number): TemplateError {
    if (token.kind !== 'error') {
      return this.error(`unexpected ${describeToken(token)} in ${context}`);
    }
    if (actionLine === 0 || actionLine === token.line) return this.error(token.text);
    const place = token.text.endsWith(' action') ? '' : ' in action';
    return this.error(`${token.text}${place} started at :${actionLine}`);
  }
}
