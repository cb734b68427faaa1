import type { GoScalar } from './go-type.ts';
import { GoJsonError } from './json-error.ts';
import { unquoteJson } from './json-string.ts';
import { quote } from './quote.ts';

/** The value that a scalar takes, or how Go calls the JSON that does not fit it. */
export type Fit =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'misfit'; readonly found: string };

const JSON_NUMBER = 'json.Number';
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INTEGER = /^[-+]?\d+$/;
const DIGITS = /^\d+$/;
const SIGNED_BITS: ReadonlyMap<string, number> = new Map([
  ['int', 64],
  ['int8', 8],
  ['int16', 16],
  ['int32', 32],
  ['int64', 64],
]);
const UNSIGNED_BITS: ReadonlyMap<string, number> = new Map([
  ['uint', 64],
  ['uint8', 8],
  ['uint16', 16],
  ['uint32', 32],
  ['uint64', 64],
]);

/** Reads a JSON string, number, true, false or null as a scalar; null leaves the current value. */
export function fitScalar(type: GoScalar, token: string, current: unknown): Fit {
  switch (token.charAt(0)) {
    case 'n':
      return fit(current);
    case 't':
    case 'f':
      return type.kind === 'bool' ? fit(token === 'true') : misfit('bool');
    case '"':
      return type.kind === 'string' ? fit(readString(type, token)) : misfit('string');
    default:
      return fitNumber(type, token);
  }
}

/** A whole number for an integer of this kind, with a sign only where the kind has one; null: it does not fit. */
export function readInteger(kind: string, text: string): bigint | null {
  const bits = SIGNED_BITS.get(kind);
  if (bits !== undefined) {
    const value = INTEGER.test(text) ? BigInt(text.replace(/^\+/, '')) : null;
    return value !== null && BigInt.asIntN(bits, value) === value ? value : null;
  }
  const value = DIGITS.test(text) ? BigInt(text) : null;
  return value !== null && BigInt.asUintN(UNSIGNED_BITS.get(kind) ?? 0, value) === value
    ? value
    : null;
}

function readString(type: GoScalar, token: string): string {
  const text = unquoteJson(token);
  if (type.name === JSON_NUMBER && !NUMBER.test(text)) {
    const problem = `invalid number literal, trying to unmarshal ${quote(token)} into Number`;
    throw new GoJsonError('type', `json: ${problem}`);
  }
  return text;
}

function fitNumber({ kind, name }: GoScalar, token: string): Fit {
  if (name === JSON_NUMBER) return fit(token);
  if (kind === 'float32' || kind === 'float64') {
    const value = kind === 'float32' ? Math.fround(Number(token)) : Number(token);
    return Number.isFinite(value) ? fit(value) : misfit(`number ${token}`);
  }
  if (!SIGNED_BITS.has(kind) && !UNSIGNED_BITS.has(kind)) return misfit('number');
  const value = readInteger(kind, token);
  return value === null ? misfit(`number ${token}`) : fit(value);
}

function fit(value: unknown): Fit {
  return { kind: 'value', value };
}

function misfit(found: string): Fit {
  return { kind: 'misfit', found };
}
