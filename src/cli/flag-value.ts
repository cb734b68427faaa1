import type { Flag, FlagValue } from '../command/command-spec.ts';
import { parseBool } from '../go/parse-bool.ts';
import { NumError } from '../go/num-error.ts';
import { parseInt64 } from '../go/parse-int.ts';
import { quote } from '../go/quote.ts';
import { InvalidFilterError } from '../model/errors.ts';
import { parseFilters } from '../model/filter.ts';
import { FlagError } from './flag-error.ts';

/** The value of a flag by all texts that were given for it, which must be sound; its default for none. */
export function flagValue(flag: Flag, texts: readonly string[]): FlagValue {
  const last = texts.at(-1);
  switch (flag.kind) {
    case 'boolean':
      return last === undefined ? (flag.default ?? false) : parseBool(last);
    case 'int':
      return last === undefined ? (flag.default ?? 0n) : parseInt64(last);
    case 'string':
      return last ?? flag.default;
    case 'list':
      return texts;
    case 'filter':
      return parseFilters(texts);
  }
}

/** Throws FlagError for a text that is no value of the flag. */
export function checkFlagText(name: string, flag: Flag, text: string): void {
  try {
    flagValue(flag, [text]);
  } catch (error) {
    if (!(error instanceof NumError || error instanceof InvalidFilterError)) throw error;
    const value = `${quote(text)} for ${quote(displayName(name, flag))} flag`;
    throw new FlagError(`invalid argument ${value}: ${error.message}`, { cause: error });
  }
}

function displayName(name: string, { short, shortDeprecated }: Flag): string {
  return short === undefined || shortDeprecated !== undefined
    ? `--${name}`
    : `-${short}, --${name}`;
}
