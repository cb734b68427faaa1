import type { GoField, GoStruct } from './go-type.ts';

/** The embedded fields to pass, outermost first, and at last the field that a key means. */
export type FieldPath = readonly GoField[];

interface FieldIndex {
  readonly exact: ReadonlyMap<string, FieldPath>;
  readonly folded: ReadonlyMap<string, FieldPath>;
}

const INDICES = new WeakMap<GoStruct, FieldIndex>();

/**
 * The field that a key of a JSON object means: one spelled so, else the first that is equal when case
 * is ignored; null when there is none. Names of fields are ASCII.
 */
export function fieldForKey(type: GoStruct, key: string): FieldPath | null {
  const { exact, folded } = indexOf(type);
  return exact.get(key) ?? folded.get(foldKey(key)) ?? null;
}

function indexOf(type: GoStruct): FieldIndex {
  const known = INDICES.get(type);
  if (known !== undefined) return known;
  const exact = byKey(fieldPaths(type));
  const paths = [...exact.values()];
  // Reversed, so that the first of those that are equal stands.
  const folded = new Map(paths.toReversed().map((path) => [foldKey(jsonKey(path)), path]));
  const index = { exact, folded };
  INDICES.set(type, index);
  return index;
}

/** The shallower of two fields with the same key stands for both. */
function byKey(paths: readonly FieldPath[]): ReadonlyMap<string, FieldPath> {
  const index = new Map<string, FieldPath>();
  for (const path of paths) {
    const other = index.get(jsonKey(path));
    if (other === undefined || path.length < other.length) index.set(jsonKey(path), path);
  }
  return index;
}

function jsonKey(path: FieldPath): string {
  return path.at(-1)?.json ?? '';
}

function fieldPaths(type: GoStruct): readonly FieldPath[] {
  return type.fields.flatMap((field): readonly FieldPath[] => {
    const inner = field.type.kind === 'pointer' ? field.type.elem : field.type;
    if (field.embedded === true && inner.kind === 'struct') {
      return fieldPaths(inner).map((path) => [field, ...path]);
    }
    return field.json === null ? [] : [[field]];
  });
}

/** Small and large letters alike, with the two that Unicode folds into ASCII: the Kelvin sign and long s. */
function foldKey(key: string): string {
  return key
    .replace(/[a-z\u212a\u017f]/g, (letter) => letter.toUpperCase())
    .replaceAll('\u212a', 'K');
}
