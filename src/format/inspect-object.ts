import { type GoType, pointerTo, TypedValue } from '../go/go-type.ts';
import { decodeFirst, unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { JsonDoubt, ParsedJsonDecoder } from '../go/json-parsed.ts';
import { parsePlainJson, type PlainJson } from '../go/json-plain.ts';
import type { TimeZone } from '../go/time-zone.ts';
import { EngineError } from '../model/errors.ts';
import { INSPECT_TYPES, type InspectedKind } from './inspect-types/inspect-type.ts';

/** A document, as it was sent and as docker decodes it. */
export interface DecodedDocument {
  /** With the names of Go's fields. */
  readonly object: TypedValue;
  /** Its text and value, when the text is spelled as usual; else null. */
  readonly plain: PlainJson | null;
}

/** A document as docker decodes it. Throws EngineError in Go's words. */
export function decodeDocument(kind: InspectedKind, raw: string, zone: TimeZone): DecodedDocument {
  const { type, isWhole, isPointer } = INSPECT_TYPES[kind];
  const shown = isPointer === true ? pointerTo(type) : type;
  const plain = parsePlainJson(raw);
  const content = plain === null ? null : contentOf(type, plain, zone);
  if (content !== null) return { object: new TypedValue(shown, content), plain };
  const decode = isWhole === true ? unmarshal : decodeFirst;
  const exact = withEngineError(() => decode(raw, type, { zone }));
  return { object: new TypedValue(shown, exact), plain: null };
}

/** Null when in doubt. */
function contentOf(type: GoType, { value }: PlainJson, zone: TimeZone): unknown {
  try {
    return new ParsedJsonDecoder(zone).decode(type, value);
  } catch (error) {
    if (!(error instanceof JsonDoubt)) throw error;
    return null;
  }
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
