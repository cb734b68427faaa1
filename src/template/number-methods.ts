import { goInt64, TypedValue } from '../go/go-type.ts';
import { parseFloat64 } from '../go/parse-float.ts';
import { quote } from '../go/quote.ts';
import { FunctionError } from './function-error.ts';
import type { Method } from './method.ts';

const INTEGER = /^[+-]?\d+$/;
const MAX_INT64 = 2n ** 63n - 1n;

/** json.Number's methods but String. */
export const NUMBER_METHODS: ReadonlyMap<string, Method> = new Map([
  ['Int64', { parameters: [], call: toInt64 }],
  ['Float64', { parameters: [], call: toFloat64 }],
]);

function toInt64(content: unknown): TypedValue {
  const text = String(content);
  if (!INTEGER.test(text)) throw numberError('ParseInt', text, 'invalid syntax');
  const value = BigInt(text.replace(/^\+/, ''));
  if (value > MAX_INT64 || value < -MAX_INT64 - 1n) {
    throw numberError('ParseInt', text, 'value out of range');
  }
  return new TypedValue(goInt64, value);
}

function toFloat64(content: unknown): number {
  const text = String(content);
  const value = parseFloat64(text);
  if (value === null) throw numberError('ParseFloat', text, 'invalid syntax');
  if (!Number.isFinite(value)) throw numberError('ParseFloat', text, 'value out of range');
  return value;
}

function numberError(parser: string, text: string, reason: string): FunctionError {
  return new FunctionError(`strconv.${parser}: parsing ${quote(text)}: ${reason}`);
}
