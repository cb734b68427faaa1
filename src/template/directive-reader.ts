import { rawOf } from '../go/dynamic-value.ts';
import { characterAt } from './characters.ts';
import { formatArgument } from './format-argument.ts';
import { type FormatFlags, NO_FLAGS } from './format-flags.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

// Widths and precisions beyond are not believed.
const TOO_LARGE = 1_000_000;
const STRAY_BYTE = /\p{Surrogate}/u;

/** Reads a format of fmt.Printf and puts the arguments in. */
export class DirectiveReader {
  readonly #format: string;
  readonly #args: readonly unknown[];
  /** Index of the next character. */
  #at = 0;
  /** Index of the next argument. */
  #next = 0;
  /** An argument was named by its number, somewhere. */
  #reordered = false;
  /** All the numbers in the present directive were those of arguments. */
  #goodNumber = true;
  /** The number of an argument was read, and nothing behind it. */
  #behindNumber = false;

  constructor(format: string, args: readonly unknown[]) {
    this.#format = format;
    this.#args = args;
  }

  /** Arguments that nothing asked for; none when the format names them by number. */
  get unused(): readonly unknown[] {
    return this.#reordered ? [] : this.#args.slice(this.#next);
  }

  readAll(): string {
    let text = '';
    while (this.#at < this.#format.length) {
      const percent = this.#format.indexOf('%', this.#at);
      if (percent < 0) return text + this.#format.slice(this.#at);
      text += this.#format.slice(this.#at, percent);
      this.#at = percent + 1;
      text += this.#directive();
    }
    return text;
  }

  #directive(): string {
    this.#goodNumber = true;
    this.#behindNumber = false;
    const flags = this.#flags();
    this.#argumentNumber();
    const problems = this.#width(flags) + this.#precision(flags);
    if (!this.#behindNumber) this.#argumentNumber();
    return problems + this.#verb(flags);
  }

  #flags(): Writable<FormatFlags> {
    const flags: Writable<FormatFlags> = { ...NO_FLAGS };
    for (; ; this.#at += 1) {
      switch (this.#format.charAt(this.#at)) {
        case '#':
          flags.sharp = true;
          break;
        case '0':
          flags.zero = true;
          break;
        case '+':
          flags.plus = true;
          break;
        case '-':
          flags.minus = true;
          break;
        case ' ':
          flags.space = true;
          break;
        default:
          return flags;
      }
    }
  }

  #width(flags: Writable<FormatFlags>): string {
    if (this.#format.charAt(this.#at) !== '*') {
      flags.width = this.#number();
      if (this.#behindNumber && flags.width !== null) this.#goodNumber = false;
      return '';
    }
    this.#at += 1;
    this.#behindNumber = false;
    const width = this.#integerArgument();
    if (width === null) return '%!(BADWIDTH)';
    flags.width = Math.abs(width);
    if (width < 0) {
      flags.minus = true;
      flags.zero = false;
    }
    return '';
  }

  #precision(flags: Writable<FormatFlags>): string {
    const last = this.#at + 1 >= this.#format.length;
    if (last || this.#format.charAt(this.#at) !== '.') return '';
    this.#at += 1;
    if (this.#behindNumber) this.#goodNumber = false;
    this.#argumentNumber();
    if (this.#format.charAt(this.#at) !== '*') {
      flags.precision = this.#number() ?? 0;
      return '';
    }
    this.#at += 1;
    this.#behindNumber = false;
    const precision = this.#integerArgument();
    flags.precision = precision === null || precision < 0 ? null : precision;
    return flags.precision === null ? '%!(BADPREC)' : '';
  }

  #verb(flags: Writable<FormatFlags>): string {
    const character = characterAt(this.#format, this.#at);
    if (character === '') return '%!(NOVERB)';
    this.#at += character.length;
    const verb = STRAY_BYTE.test(character) ? '\ufffd' : character;
    if (verb === '%') return '%';
    if (!this.#goodNumber) return `%!${verb}(BADINDEX)`;
    if (this.#next >= this.#args.length) return `%!${verb}(MISSING)`;
    const value = this.#args[this.#next];
    this.#next += 1;
    return formatArgument(value, verb, verb === 'v' || verb === 'w' ? forV(flags) : flags);
  }

  /** Reads `[n]`, the number of the next argument, if it stands here. */
  #argumentNumber(): void {
    this.#behindNumber = false;
    if (this.#format.charAt(this.#at) !== '[') return;
    this.#reordered = true;
    const end = this.#format.indexOf(']', this.#at);
    if (end < 0 || this.#format.length - this.#at < 3) {
      this.#goodNumber = false;
      this.#at += 1;
      return;
    }
    const digits = this.#format.slice(this.#at + 1, end);
    this.#at = end + 1;
    const number = /^\d{1,7}$/.test(digits) ? Number(digits) : null;
    // Even a number that no argument has counts as read.
    this.#behindNumber = number !== null;
    if (number === null || number < 1 || number > this.#args.length) this.#goodNumber = false;
    else this.#next = number - 1;
  }

  /** Reads digits; null when there are none. A number too large ends the format. */
  #number(): number | null {
    const start = this.#at;
    while (/^\d$/.test(this.#format.charAt(this.#at))) this.#at += 1;
    if (start === this.#at) return null;
    const number = Number(this.#format.slice(start, this.#at));
    if (number <= TOO_LARGE * 10 + 9) return number;
    this.#at = this.#format.length;
    return null;
  }

  /** Takes the next argument for a width or precision; null when it is no fit integer. */
  #integerArgument(): number | null {
    if (this.#next >= this.#args.length) return null;
    const raw = rawOf(this.#args[this.#next]);
    this.#next += 1;
    if (typeof raw !== 'bigint') return null;
    const number = Number(raw);
    return Math.abs(number) > TOO_LARGE ? null : number;
  }
}

/** %+v and %#v are not verbs with flags, but verbs of their own. */
function forV(flags: FormatFlags): FormatFlags {
  return {
    ...flags,
    sharpV: flags.sharp,
    sharp: false,
    plusV: flags.plus,
    plus: false,
  };
}
