import { pointerTo, TypedValue } from '../go/go-type.ts';
import { decodeFirst, dynamicJson, unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { decodePlain, dynamicPlain } from '../go/json-parsed.ts';
import { parsePlainJson, type PlainJson } from '../go/json-plain.ts';
import type { TimeZone } from '../go/time-zone.ts';
import { EngineError } from '../model/errors.ts';
import type { InspectType } from './inspect-types/inspect-type.ts';

/** A document, as it was sent and as docker decodes it. */
export interface DecodedDocument {
  /** With the names of Go's fields. */
  readonly object: TypedValue;
  /** Its text and value, when the text is spelled as usual; else null. */
  readonly plain: PlainJson | null;
}

/** A document as docker decodes it. Throws EngineError in Go's words. */
export function decodeDocument(
  { type, isWhole, isPointer }: InspectType,
  raw: string,
  zone: TimeZone,
): DecodedDocument {
  const shown = isPointer === true ? pointerTo(type) : type;
  const plain = parsePlainJson(raw);
  const content = plain === null ? null : decodePlain(plain, type, zone);
  if (content !== null) return { object: new TypedValue(shown, content), plain };
  const decode = isWhole === true ? unmarshal : decodeFirst;
  const exact = withEngineError(() => decode(raw, type, { zone }));
  return { object: new TypedValue(shown, exact), plain: null };
}

/** The document as interface{} has it, with numbers as they are spelled. Throws GoJsonError. */
export function decodeDynamically(raw: string, plain: PlainJson | null): unknown {
  const quick = plain === null ? null : dynamicPlain(plain);
  return quick ?? dynamicJson(raw, { useNumber: true });
}

/** The same work, with EngineError instead of GoJsonError. */
export function withEngineError<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new EngineError(0, error.message, { cause: error });
  }
}
