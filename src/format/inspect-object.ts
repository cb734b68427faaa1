import { pointerTo, TypedValue } from '../go/go-type.ts';
import { decodeFirst, unmarshal } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import type { TimeZone } from '../go/time-zone.ts';
import { EngineError } from '../model/errors.ts';
import { INSPECT_TYPES, type InspectedKind } from './inspect-types/inspect-type.ts';

/** An object as docker decodes it, with the names of Go's fields. Throws EngineError in Go's words. */
export function decodeObject(kind: InspectedKind, raw: string, zone: TimeZone): TypedValue {
  const { type, isWhole, isPointer } = INSPECT_TYPES[kind];
  const decode = isWhole === true ? unmarshal : decodeFirst;
  const value = withEngineError(() => decode(raw, type, { zone }));
  return new TypedValue(isPointer === true ? pointerTo(type) : type, value);
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
