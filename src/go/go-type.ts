/** The kinds of Go's reflect package that values here can have. */
export type GoScalarKind =
  | 'bool'
  | 'string'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'complex128';

/** A type's own method UnmarshalJSON: its value for a JSON text. Throws GoJsonError. */
export type UnmarshalJson = (json: string) => unknown;

/** A basic type. name is what %T prints: "int64", or "json.Number" for a named string. */
export interface GoScalar {
  readonly kind: GoScalarKind;
  readonly name: string;
}
/** interface{}: holds any dynamic value (see template/value.ts for how those look in JavaScript). */
export interface GoInterface {
  readonly kind: 'interface';
}
/** time.Time. Its value is a GoTime. */
export interface GoTimeType {
  readonly kind: 'time';
}
/** Its value is an array, or null for a nil slice. */
export interface GoSlice {
  readonly kind: 'slice';
  readonly name?: string;
  readonly elem: GoType;
  /** For an array type, which has a name such as "[2]uint": always so many elements, never nil. */
  readonly length?: number;
  readonly unmarshalJson?: UnmarshalJson;
}
/** Its value is a Map from key values to element values, or null for a nil map. */
export interface GoMap {
  readonly kind: 'map';
  readonly name?: string;
  readonly key: GoType;
  readonly elem: GoType;
}
/** Its value is the element's value, or null for a nil pointer. */
export interface GoPointer {
  readonly kind: 'pointer';
  readonly elem: GoType;
}
/** Its value is an object from Go field names to field values. */
export interface GoStruct {
  readonly kind: 'struct';
  readonly name: string;
  readonly fields: readonly GoField[];
  readonly unmarshalJson?: UnmarshalJson;
  /** What its own method String gives for a content. */
  readonly string?: (content: unknown) => string;
}
/** One field of a struct. */
export interface GoField {
  readonly name: string;
  readonly type: GoType;
  /** Key in JSON; null for a field tagged "-". */
  readonly json: string | null;
  readonly omitEmpty?: boolean;
  /** An embedded struct: its fields are promoted, in templates and in JSON. */
  readonly embedded?: boolean;
}
/**
 * A Go type as data: enough for encoding/json, text/template and fmt to treat a value as Go does.
 *
 * JavaScript values by kind: bool boolean; string a string (see go-string.ts); every integer a
 * bigint; floats a number; complex128 a GoComplex; the rest as each interface above says.
 */
export type GoType = GoScalar | GoInterface | GoTimeType | GoSlice | GoMap | GoPointer | GoStruct;

/** A value together with its Go type, for everything that is no plain JSON value. */
export class TypedValue {
  readonly type: GoType;
  readonly value: unknown;
  constructor(type: GoType, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

/** json.Number: a string kind that keeps the spelling of the number in the JSON text. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** time.Time: seconds since 1970 UTC, nanoseconds within the second, and the zone it is shown in. */
export interface GoTime {
  readonly seconds: bigint;
  readonly nanoseconds: number;
  /** Seconds east of UTC. */
  readonly offset: number;
  /** Abbreviation ("UTC", "CET"), or '' when only the offset is known. */
  readonly zone: string;
}

/** A pointer to a Go struct that answers for itself: nothing is known of what is inside. */
export interface GoObject {
  /** As error texts spell it: "*formatter.imageContext". */
  readonly goType: string;
  /** What JSON has in its place, with `<>&` escaped. */
  toJson(): unknown;
}

/** A complex128. */
export interface GoComplex {
  readonly real: number;
  readonly imaginary: number;
}

export const goBool: GoScalar = { kind: 'bool', name: 'bool' };
export const goString: GoScalar = { kind: 'string', name: 'string' };
export const goInt: GoScalar = { kind: 'int', name: 'int' };
export const goInt64: GoScalar = { kind: 'int64', name: 'int64' };
export const goUint8: GoScalar = { kind: 'uint8', name: 'uint8' };
export const goFloat64: GoScalar = { kind: 'float64', name: 'float64' };
export const goComplex128: GoScalar = { kind: 'complex128', name: 'complex128' };
export const goJsonNumber: GoScalar = { kind: 'string', name: 'json.Number' };
export const goInterface: GoInterface = { kind: 'interface' };
export const goTimeType: GoTimeType = { kind: 'time' };

/** The type []elem. */
export function sliceOf(elem: GoType): GoSlice {
  return { kind: 'slice', elem };
}

/** The type map[key]elem. */
export function mapOf(key: GoType, elem: GoType): GoMap {
  return { kind: 'map', key, elem };
}

/** The type *elem. */
export function pointerTo(elem: GoType): GoPointer {
  return { kind: 'pointer', elem };
}

/** The type as %T and error texts spell it: "[]string", "map[string]interface {}", "*image.Summary". */
export function goTypeName(type: GoType): string {
  switch (type.kind) {
    case 'interface':
      return 'interface {}';
    case 'time':
      return 'time.Time';
    case 'slice':
      return type.name ?? `[]${goTypeName(type.elem)}`;
    case 'map':
      return type.name ?? `map[${goTypeName(type.key)}]${goTypeName(type.elem)}`;
    case 'pointer':
      return `*${goTypeName(type.elem)}`;
    default:
      return type.name;
  }
}
