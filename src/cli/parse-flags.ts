import { Command, Option } from 'commander';
import type { Flag, FlagMap, FlagValue } from '../command/command-spec.ts';
import { isAlone, normaliseArgv } from './argv.ts';
import { FlagError } from './flag-error.ts';
import { checkFlagText, flagValue } from './flag-value.ts';

const ON = '=true';

/** What the words of one command say. */
export interface ParsedFlags {
  /** Of every flag: what was given before the problem, or its default. */
  readonly values: Readonly<Record<string, FlagValue>>;
  readonly given: ReadonlySet<string>;
  readonly operands: readonly string[];
  /** Lines about what is out of use. */
  readonly notices: readonly string[];
  /** The first thing that is wrong; null: nothing. */
  readonly problem: FlagError | null;
}

/** Parses words as docker does. Never throws for what the user typed. */
export function parseFlags(
  words: readonly string[],
  flags: FlagMap,
  interspersed: boolean = true,
): ParsedFlags {
  const argv = normaliseArgv(words, flags, interspersed);
  const { texts, problem } = readFlagWords(argv.flagWords, flags);
  const values: Record<string, FlagValue> = {};
  const given = new Set<string>();
  for (const [name, flag] of Object.entries(flags)) {
    const own = texts.get(name);
    if (own !== undefined) given.add(name);
    values[name] = flagValue(flag, own ?? []);
  }
  return {
    values,
    given,
    operands: argv.operands,
    notices: argv.notices,
    // A value that does not fit stands before the word that could not be read.
    problem: problem ?? argv.problem,
  };
}

interface FlagTexts {
  /** Of every flag that was given, in order. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly problem: FlagError | null;
}

/** Most commands are called without flags, or with switches alone: then no parser is made, which takes its time. */
function readFlagWords(words: readonly string[], flags: FlagMap): FlagTexts {
  const switches = readSwitches(words, flags);
  if (switches !== null) return { texts: switches, problem: null };
  // Making an option takes its time, too, and most are not given.
  const given = new Set(words.map((word) => word.slice(2, word.indexOf('='))));
  const parser = new FlagParser(Object.entries(flags).filter(([name]) => given.has(name)));
  const problem = parser.parse(words);
  const texts = Array.from(given, (name) => [name, parser.texts(name)] as const);
  return { texts: new Map(texts.filter(([, own]) => own.length > 0)), problem };
}

/** Null: there is something else among the words than switches that are on. */
function readSwitches(words: readonly string[], flags: FlagMap): FlagTexts['texts'] | null {
  const texts = new Map<string, readonly string[]>();
  for (const word of words) {
    const name = word.slice(2, -ON.length);
    if (!word.endsWith(ON) || !isAlone(flags, name)) return null;
    texts.set(name, ['true']);
  }
  return texts;
}

/** commander, with options that all take a value and may be repeated. */
class FlagParser {
  readonly #command = new Command();
  readonly #options: ReadonlyMap<string, Option>;

  constructor(flags: readonly (readonly [name: string, flag: Flag])[]) {
    this.#options = new Map(flags.map(([name, flag]) => [name, makeOption(name, flag)]));
    for (const option of this.#options.values()) this.#command.addOption(option);
  }

  parse(words: readonly string[]): FlagError | null {
    try {
      this.#command.parseOptions([...words]);
      return null;
    } catch (error) {
      if (error instanceof FlagError) return error;
      throw error;
    }
  }

  /** The texts given for a flag, in order. */
  texts(name: string): readonly string[] {
    const option = this.#options.get(name);
    return option === undefined ? [] : this.#command.getOptionValue(option.attributeName());
  }
}

function makeOption(name: string, flag: Flag): Option {
  const option = new Option(`--${name} <value>`).default([]);
  // Else "--no-trunc" would be the opposite of "--trunc".
  option.negate = false;
  return option.argParser((text: string, before: readonly string[]) => {
    checkFlagText(name, flag, text);
    return [...before, text];
  });
}
