import type { GoField, GoScalar, GoScalarKind, GoStruct, GoType } from './go-type.ts';

/** A struct by its name as error texts spell it ("image.Summary") and its fields. */
export function structOf(name: string, members: readonly GoField[]): GoStruct {
  return { kind: 'struct', name, fields: members };
}

/** A field by its Go name, and its key in JSON when that is another. */
export function field(name: string, type: GoType, json: string = name): GoField {
  return { name, type, json };
}

/** Fields of one type. */
export function fields(type: GoType, ...names: readonly string[]): readonly GoField[] {
  return names.map((name) => field(name, type));
}

/** A field that JSON leaves out when it is empty. */
export function optionalField(name: string, type: GoType, json: string = name): GoField {
  return { name, type, json, omitEmpty: true };
}

/** Fields of one type that JSON leaves out when they are empty. */
export function optionalFields(type: GoType, ...names: readonly string[]): readonly GoField[] {
  return names.map((name) => optionalField(name, type));
}

/** An embedded struct, or a pointer to one, whose fields are promoted. */
export function embeddedField(name: string, type: GoType): GoField {
  return { name, type, json: null, embedded: true };
}

/** A basic type with a name of its own: ('string', 'digest.Digest'). */
export function namedScalar(kind: GoScalarKind, name: string): GoScalar {
  return { kind, name };
}
