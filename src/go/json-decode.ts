import { goInterface, type GoType } from './go-type.ts';
import { type DecodeOptions, JsonDecoder } from './json-decoder.ts';
import { GoJsonError } from './json-error.ts';
import { JsonScanError, spaceEnd, unexpectedCharacter, valueEnd } from './json-scan.ts';
import { zeroOf } from './zero-value.ts';

/**
 * json.Unmarshal: the text as a value of a Go type (see go-type.ts), zero where it says nothing. Throws
 * GoJsonError. https://pkg.go.dev/encoding/json#Unmarshal
 */
export function unmarshal(text: string, type: GoType, options: DecodeOptions = {}): unknown {
  checkJson(text, zeroOf(type));
  return decodeSound(text, type, options);
}

/**
 * json.Decoder's first Decode: like unmarshal(), but what follows the first value is not looked at.
 * Throws GoJsonError: "EOF" for a blank text. https://pkg.go.dev/encoding/json#Decoder.Decode
 */
export function decodeFirst(text: string, type: GoType, options: DecodeOptions = {}): unknown {
  return decodeSound(text.slice(0, firstJsonEnd(text, zeroOf(type))), type, options);
}

/**
 * Reads the first value of a text as an interface{} holds it: null, boolean, string, number or
 * JsonNumber, Array, object without prototype. Throws GoJsonError.
 */
export function dynamicJson(text: string, options: DecodeOptions = {}): unknown {
  return decodeFirst(text, goInterface, options);
}

/** Throws a GoJsonError with this partial value when the text is not one JSON value, in json.Unmarshal's words. */
export function checkJson(text: string, partial: unknown = null): void {
  try {
    // The space ends a number, and makes of a cut word the error that Go tells.
    const end = spaceEnd(text, valueEnd(`${text} `, 0));
    if (end < text.length) throw unexpectedCharacter(text, end, 'after top-level value');
  } catch (error) {
    if (!(error instanceof JsonScanError)) throw error;
    const message = error.at === null ? 'unexpected end of JSON input' : error.message;
    throw new GoJsonError('syntax', message, { partial, cause: error });
  }
}

/**
 * Where the first JSON value of a text ends. Throws a GoJsonError with this partial value when there is
 * none, in the words of json.Decoder.
 */
export function firstJsonEnd(text: string, partial: unknown = null): number {
  try {
    return valueEnd(`${text} `, 0);
  } catch (error) {
    if (!(error instanceof JsonScanError)) throw error;
    const detail = { partial, cause: error };
    const isCut = error.at === null || error.at === text.length;
    if (!isCut) throw new GoJsonError('syntax', error.message, detail);
    const isBlank = spaceEnd(text, 0) === text.length;
    throw new GoJsonError('eof', isBlank ? 'EOF' : 'unexpected EOF', detail);
  }
}

function decodeSound(text: string, type: GoType, options: DecodeOptions): unknown {
  const decoder = new JsonDecoder(text, options);
  const { failures } = decoder;
  const start = zeroOf(type);
  const value = attempt(() => decoder.decode(type, start), start);
  if (failures.first !== null) throw withPartial(failures.first, value);
  return value;
}

function attempt(decode: () => unknown, partial: unknown): unknown {
  try {
    return decode();
  } catch (error) {
    throw error instanceof GoJsonError ? withPartial(error, partial) : error;
  }
}

function withPartial(error: GoJsonError, partial: unknown): GoJsonError {
  const { kind, message, mismatch } = error;
  const detail = { partial, cause: error.cause };
  return new GoJsonError(kind, message, mismatch === null ? detail : { ...detail, mismatch });
}
