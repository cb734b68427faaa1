import type { FlagMap } from '../command/command-spec.ts';
import { toBytes } from '../go/go-string.ts';
import { quoteRune } from '../go/quote.ts';
import { FlagError } from './flag-error.ts';

/** Words in a form that has one meaning only. */
export interface NormalArgv {
  /** "--name=value" for each flag, in order, short forms and truths spelled out. */
  readonly flagWords: readonly string[];
  readonly operands: readonly string[];
  /** Short forms out of use, a line each. */
  readonly notices: readonly string[];
  /** Why reading stopped; null: all was read. */
  readonly problem: FlagError | null;
}

/**
 * Reads words as docker's flag parser does: clusters of short forms, values that follow in the next
 * word or in the same one, "--" as the end of flags. Not interspersed: the first operand ends the
 * flags, too. https://pkg.go.dev/github.com/spf13/pflag
 */
export function normaliseArgv(
  words: readonly string[],
  flags: FlagMap,
  interspersed: boolean,
): NormalArgv {
  const reader = new ArgvReader(words, flags);
  const problem = reader.readAll(interspersed);
  const { flagWords, operands, notices } = reader;
  return { flagWords, operands, notices, problem };
}

/** Whether a flag takes no value from the next word. */
export function isAlone(flags: FlagMap, name: string): boolean {
  return Object.hasOwn(flags, name) && flags[name]?.kind === 'boolean';
}

/** The long name that a letter is short for; undefined: none. */
export function longName(flags: FlagMap, letter: string): string | undefined {
  return Object.keys(flags).find((name) => flags[name]?.short === letter);
}

class ArgvReader {
  readonly flagWords: string[] = [];
  readonly operands: string[] = [];
  readonly notices: string[] = [];
  readonly #rest: string[];
  readonly #flags: FlagMap;

  constructor(words: readonly string[], flags: FlagMap) {
    this.#rest = [...words];
    this.#flags = flags;
  }

  readAll(interspersed: boolean): FlagError | null {
    try {
      while (this.#readWord(interspersed));
      this.operands.push(...this.#rest);
      return null;
    } catch (error) {
      if (error instanceof FlagError) return error;
      throw error;
    }
  }

  /** False: what is left are operands. */
  #readWord(interspersed: boolean): boolean {
    const word = this.#rest.shift();
    if (word === undefined || word === '--') return false;
    if (word.startsWith('--')) {
      this.#readLong(word);
    } else if (word.startsWith('-') && word !== '-') {
      this.#readCluster(word);
    } else {
      this.operands.push(word);
      return interspersed;
    }
    return true;
  }

  #readLong(word: string): void {
    if (/^--[-=]/.test(word)) throw new FlagError(`bad flag syntax: ${word}`);
    const equals = word.indexOf('=');
    const name = word.slice(2, equals === -1 ? undefined : equals);
    if (!Object.hasOwn(this.#flags, name)) {
      throw new FlagError(`unknown flag: --${name}`, { unknown: `--${name}` });
    }
    if (equals !== -1) this.#add(name, word.slice(equals + 1));
    else if (isAlone(this.#flags, name)) this.#add(name, 'true');
    else this.#add(name, this.#nextWord(word));
  }

  #readCluster(word: string): void {
    for (let rest = word.slice(1); rest !== ''; ) rest = this.#readLetter(rest, word);
  }

  /** Reads the first letter of what is left of a word; the result is what is left then. */
  #readLetter(cluster: string, word: string): string {
    const letter = cluster.slice(0, 1);
    const name = longName(this.#flags, letter);
    if (name === undefined) {
      const complaint = `unknown shorthand flag: ${quoteFirstByte(cluster)} in -${cluster}`;
      throw new FlagError(complaint, { unknown: word });
    }
    this.#noteDeprecated(name, letter);
    const rest = cluster.slice(1);
    // An equals sign with nothing behind it is no sign of a value.
    if (/^=[^]/.test(rest)) this.#add(name, rest.slice(1));
    else if (isAlone(this.#flags, name)) {
      this.#add(name, 'true');
      return rest;
    } else if (rest !== '') this.#add(name, rest);
    else this.#add(name, this.#nextWord(`${quoteFirstByte(cluster)} in -${cluster}`));
    return '';
  }

  #nextWord(what: string): string {
    const word = this.#rest.shift();
    if (word === undefined) throw new FlagError(`flag needs an argument: ${what}`);
    return word;
  }

  #noteDeprecated(name: string, letter: string): void {
    const advice = this.#flags[name]?.shortDeprecated;
    if (advice === undefined) return;
    this.notices.push(`Flag shorthand -${letter} has been deprecated, ${advice}`);
  }

  #add(name: string, value: string): void {
    this.flagWords.push(`--${name}=${value}`);
  }
}

/** pflag looks at bytes, and shows the first one as if it were a character. */
function quoteFirstByte(text: string): string {
  return quoteRune(String.fromCharCode(toBytes(text)[0] ?? 0));
}
