import { quote } from '../../../go/quote.ts';
import { badRequest } from '../daemon-words.ts';

/** Variables by name. */
export type Variables = ReadonlyMap<string, string>;

/**
 * A word as a shell would see it: quotes go, $NAME and ${NAME:-other} become what they stand for, a backslash
 * keeps what follows it. Throws EngineError. https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expandWord(word: string, variables: Variables): string {
  return new WordExpander(word, variables).expand();
}

/** The same, and then parted at blanks that are not quoted. */
export function expandWords(word: string, variables: Variables): readonly string[] {
  return expandWord(word, variables)
    .split(/\s+/)
    .filter((part) => part !== '');
}

class WordExpander {
  readonly #word: string;
  readonly #variables: Variables;
  #at = 0;

  constructor(word: string, variables: Variables) {
    this.#word = word;
    this.#variables = variables;
  }

  expand(): string {
    return this.#upTo(null);
  }

  /** All up to a character that is not quoted; null: to the end. */
  #upTo(end: string | null): string {
    let text = '';
    for (;;) {
      const character = this.#peek();
      if (character === undefined) {
        if (end === null) return text;
        throw this.#failed(`unexpected end of statement while looking for matching ${end}`);
      }
      if (character === end) {
        this.#at += 1;
        return text;
      }
      text += this.#element(character);
    }
  }

  #element(character: string): string {
    switch (character) {
      case "'":
        return this.#singleQuoted();
      case '"':
        return this.#doubleQuoted();
      case '$':
        return this.#dollar();
      case '\\':
        this.#at += 1;
        return this.#take() ?? '';
      default:
        this.#at += 1;
        return character;
    }
  }

  #singleQuoted(): string {
    this.#at += 1;
    const end = this.#word.indexOf("'", this.#at);
    if (end === -1) throw this.#failed(endOfQuote('single'));
    const text = this.#word.slice(this.#at, end);
    this.#at = end + 1;
    return text;
  }

  #doubleQuoted(): string {
    this.#at += 1;
    let text = '';
    for (;;) {
      const character = this.#peek();
      if (character === undefined) throw this.#failed(endOfQuote('double'));
      if (character === '"') {
        this.#at += 1;
        return text;
      }
      text += character === '$' ? this.#dollar() : this.#quotedCharacter();
    }
  }

  /** A backslash is one, unless it stands before something that it keeps from being read. */
  #quotedCharacter(): string {
    const character = this.#take() ?? '';
    const next = this.#peek();
    if (character !== '\\' || next === undefined || !'"$\\'.includes(next)) return character;
    this.#at += 1;
    return next;
  }

  #dollar(): string {
    this.#at += 1;
    if (this.#peek() !== '{') {
      const name = this.#name();
      return name === '' ? '$' : (this.#variables.get(name) ?? '');
    }
    this.#at += 1;
    const name = this.#name();
    const operator = this.#take();
    if (operator === '}') return this.#variables.get(name) ?? '';
    if (operator === ':') return this.#modified(name, this.#take() ?? '', true);
    if (operator !== undefined && '-+?'.includes(operator)) {
      return this.#modified(name, operator, false);
    }
    throw this.#failed("missing ':' in substitution");
  }

  /** isStrict: an empty value counts as none. */
  #modified(name: string, operator: string, isStrict: boolean): string {
    const other = this.#upTo('}');
    const value = this.#variables.get(name);
    const isThere = value !== undefined && !(isStrict && value === '');
    switch (operator) {
      case '-':
        return isThere ? value : other;
      case '+':
        return isThere ? other : '';
      case '?':
        if (isThere) return value;
        throw this.#failed(`${name}: ${other === '' ? 'is not allowed to be unset' : other}`);
      default:
        throw this.#failed(`unsupported modifier (${operator}) in substitution`);
    }
  }

  /** A name, or one special character. */
  #name(): string {
    const rest = this.#word.slice(this.#at);
    const [name = ''] = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?!$-])/.exec(rest) ?? [];
    this.#at += name.length;
    return name;
  }

  #peek(): string | undefined {
    return this.#word[this.#at];
  }

  #take(): string | undefined {
    const character = this.#word[this.#at];
    this.#at += 1;
    return character;
  }

  #failed(why: string): Error {
    return badRequest(`failed to process ${quote(this.#word)}: ${why}`);
  }
}

function endOfQuote(kind: string): string {
  return `unexpected end of statement while looking for matching ${kind}-quote`;
}
