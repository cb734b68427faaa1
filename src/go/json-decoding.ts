import { type GoType, goTypeName } from './go-type.ts';
import type { JsonCursor } from './json-cursor.ts';
import { GoJsonError } from './json-error.ts';
import type { JsonFailures } from './json-failures.ts';

/** A decoding under way: where it is, what went wrong, and how inner values are decoded. */
export interface JsonDecoding {
  readonly cursor: JsonCursor;
  readonly failures: JsonFailures;
  /** The value that comes next. current is the one so far: null leaves it, objects go into it. */
  decode(type: GoType, current: unknown): unknown;
}

/** Passes a null, which makes the value ofNull, or another value, which does not fit and changes nothing. */
export function nullOrMisfit(
  { cursor, failures }: JsonDecoding,
  type: GoType,
  { current, ofNull }: { readonly current: unknown; readonly ofNull: unknown },
): unknown {
  const raw = cursor.raw();
  if (raw === 'null') return ofNull;
  failures.saveMismatch(valueName(raw), goTypeName(type));
  return current;
}

/** How Go calls a JSON value in errors, when not even its kind fits. */
export function valueName(json: string): string {
  switch (json.charAt(0)) {
    case '{':
      return 'object';
    case '[':
      return 'array';
    case '"':
      return 'string';
    case 't':
    case 'f':
      return 'bool';
    default:
      return 'number';
  }
}

/** Calls a type's own UnmarshalJSON, whose error is told from where it is. */
export function unmarshalPlaced(
  { cursor, failures }: JsonDecoding,
  unmarshal: (json: string) => unknown,
): unknown {
  try {
    return unmarshal(cursor.raw());
  } catch (error) {
    throw error instanceof GoJsonError ? failures.placed(error) : error;
  }
}

/** Passes an object: read is called behind each key and must pass the value. */
export function eachMember(cursor: JsonCursor, read: (key: string) => void): void {
  cursor.pass();
  if (cursor.passes('}')) return;
  do read(cursor.key());
  while (cursor.passesComma());
}
