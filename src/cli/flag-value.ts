import type { Flag, FlagValue, StringFlag } from '../command/command-spec.ts';
import { readCsvRecord } from '../go/csv.ts';
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
      return last === undefined ? flag.default : choice(flag, last);
    case 'list':
      return texts;
    case 'csv':
      return texts.flatMap(csvValues);
    case 'filter':
      return parseFilters(texts);
  }
}

/** Throws FlagError for a text that is no value of the flag. */
export function checkFlagText(name: string, flag: Flag, text: string): void {
  try {
    flagValue(flag, [text]);
  } catch (error) {
    if (!isComplaint(error)) throw error;
    const value = `${quote(text)} for ${quote(displayName(name, flag))} flag`;
    throw new FlagError(`invalid argument ${value}: ${error.message}`, { cause: error });
  }
}

class CsvError extends Error {}
class ChoiceError extends Error {}

function isComplaint(error: unknown): error is Error {
  return [NumError, InvalidFilterError, CsvError, ChoiceError].some(
    (kind) => error instanceof kind,
  );
}

function choice({ choices }: StringFlag, text: string): string {
  if (choices === undefined || choices.includes(text)) return text;
  throw new ChoiceError(`must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`);
}

const QUOTE_INSIDE = /(?:^|,)"(?:[^"]|"")*"(?=[^,"])/;

/** No values for a blank text. Throws CsvError in Go's words. */
function csvValues(text: string): readonly string[] {
  if (text === '') return [];
  const values = readCsvRecord(text);
  if (values !== null) return values;
  const bare = /(?:^|,)[^",]+(?=")/.exec(text);
  const quoted = QUOTE_INSIDE.exec(text);
  if (quoted === null && bare !== null) {
    throw csvError(bare.index + bare[0].length + 1, 'bare " in non-quoted-field');
  }
  const column = quoted === null ? text.length + 1 : quoted.index + quoted[0].length;
  throw csvError(column, 'extraneous or missing " in quoted-field');
}

/** Columns count from 1. */
function csvError(column: number, complaint: string): CsvError {
  return new CsvError(`parse error on line 1, column ${column}: ${complaint}`);
}

function displayName(name: string, { short, shortDeprecated }: Flag): string {
  return short === undefined || shortDeprecated !== undefined
    ? `--${name}`
    : `-${short}, --${name}`;
}
