import { rawOf } from '../go/dynamic-value.ts';
import { byteLength, sliceBytes } from '../go/go-string.ts';
import { type GoType, goInt, goInterface, goString, sliceOf, TypedValue } from '../go/go-type.ts';
import { encodeJson, JsonEncodeError } from '../go/json-encode.ts';
import { toLower } from '../go/to-lower.ts';
import { toTitle } from '../go/to-title.ts';
import { toUpper } from '../go/to-upper.ts';
import { trimSpace } from '../go/trim-space.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionTable, TemplateFunction } from './template-function.ts';

const STRINGS = sliceOf(goString);
// No string of JavaScript or of a sensible machine is longer.
const LONGEST = 2 ** 28;

/**
 * The functions docker adds to Go's: json split join title lower upper pad truncate.
 * https://github.com/docker/cli/blob/v28.2.2/templates/templates.go
 */
export const dockerFunctions: FunctionTable = new Map<string, TemplateFunction>([
  ['json', { parameters: [goInterface], call: ([value]) => json(value) }],
  ['split', onText([goString], (text, separator) => split(text, String(separator)))],
  ['join', { parameters: [STRINGS, goString], call: ([list, separator]) => join(list, separator) }],
  ['title', onText([], toTitle)],
  ['lower', onText([], toLower)],
  ['upper', onText([], toUpper)],
  ['pad', onText([goInt, goInt], (text, ...counts) => padText(text, counts.map(Number)))],
  ['truncate', onText([goInt], (text, length) => truncate(text, Number(length)))],
]);

/**
 * What json split join title lower upper truncate are in a header run: they give the column's title
 * as it is, and take nothing but text.
 */
export const headerFunctions: FunctionTable = new Map<string, TemplateFunction>([
  ['json', onText([], same)],
  ['split', onText([goString], same)],
  ['join', onText([goString], same)],
  ['title', onText([], same)],
  ['lower', onText([], same)],
  ['upper', onText([], same)],
  ['truncate', onText([goInt], same)],
]);

/** A function of a string; its further arguments have these types. */
function onText(
  types: readonly GoType[],
  call: (text: string, ...args: readonly unknown[]) => unknown,
): TemplateFunction {
  return {
    parameters: [goString, ...types],
    call: ([text, ...args]) => call(String(text), ...args),
  };
}

function same(text: string): string {
  return text;
}

/** < > & stand as they are, except where a row writes itself. */
function json(value: unknown): string {
  try {
    return trimSpace(encodeJson(value));
  } catch (error) {
    throw error instanceof JsonEncodeError ? new FunctionError(error.message) : error;
  }
}

function split(text: string, separator: string): TypedValue {
  // Between characters, not between the halves of one.
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  return new TypedValue(STRINGS, parts);
}

function join(list: unknown, separator: unknown): string {
  const items = rawOf(list);
  return Array.isArray(items) ? items.join(String(separator)) : '';
}

/** Blanks before and behind a text that is not empty. */
function padText(text: string, [before = 0, behind = 0]: readonly number[]): string {
  return text === '' ? text : blanks(before) + text + blanks(behind);
}

function blanks(count: number): string {
  if (count < 0) throw new FunctionError('strings: negative Repeat count');
  if (count > LONGEST) throw new FunctionError('runtime error: makeslice: len out of range');
  return ' '.repeat(count);
}

/** The first bytes. */
function truncate(text: string, length: number): string {
  if (byteLength(text) < length) return text;
  if (length < 0) {
    throw new FunctionError(`runtime error: slice bounds out of range [:${length}]`);
  }
  return sliceBytes(text, 0, length);
}
