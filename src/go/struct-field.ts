import type { GoField, GoStruct } from './go-type.ts';

/** The content of one field of a struct's content; undefined when the object does not have it. */
export function fieldContent(content: unknown, name: string): unknown {
  if (typeof content !== 'object' || content === null) return undefined;
  const value: unknown = Reflect.get(content, name);
  return value;
}

/**
 * The way to a field, promoted ones included: the embedded fields to pass and at last the field
 * itself. Empty when the struct has no such field.
 */
export function findField(type: GoStruct, name: string): readonly GoField[] {
  const own = type.fields.find((field) => field.name === name);
  if (own !== undefined) return [own];
  const paths = type.fields
    .filter((field) => field.embedded === true)
    .map((field) => embeddedPath(field, name))
    .filter((path) => path.length > 0);
  // The shallowest wins, as in Go.
  return paths.toSorted((left, right) => left.length - right.length)[0] ?? [];
}

function embeddedPath(field: GoField, name: string): readonly GoField[] {
  const type = field.type.kind === 'pointer' ? field.type.elem : field.type;
  if (type.kind !== 'struct') return [];
  const path = findField(type, name);
  return path.length === 0 ? [] : [field, ...path];
}
