import type { GoField, GoStruct } from './go-type.ts';

/** The embedded fields to pass, outermost first, and at last the field that a key means. */
export type FieldPath = readonly GoField[];

type FieldIndex = ReadonlyMap<string, FieldPath>;

const EXACT = new WeakMap<GoStruct, FieldIndex>();
const FOLDED = new WeakMap<GoStruct, FieldIndex>();

/**
 * The field that a key of a JSON object means: one spelled so, else the first that is equal when case
 * is ignored; null when there is none. Names of fields are ASCII.
 */
export function fieldForKey(type: GoStruct, key: string): FieldPath | null {
  const exact = fieldsByKey(type).get(key);
  return exact ?? kept(FOLDED, type, foldedIndex).get(foldKey(key)) ?? null;
}

/** The fields by their keys as they are spelled. */
export function fieldsByKey(type: GoStruct): ReadonlyMap<string, FieldPath> {
  return kept(EXACT, type, exactIndex);
}

function kept(
  indices: WeakMap<GoStruct, FieldIndex>,
  type: GoStruct,
  make: (type: GoStruct) => FieldIndex,
): FieldIndex {
  const known = indices.get(type);
  if (known !== undefined) return known;
  const index = make(type);
  indices.set(type, index);
  return index;
}

/** The shallower of two fields with the same key stands for both. */
function exactIndex(type: GoStruct): FieldIndex {
  const index = new Map<string, FieldPath>();
  for (const path of fieldPaths(type)) {
    const other = index.get(jsonKey(path));
    if (other === undefined || path.length < other.length) index.set(jsonKey(path), path);
  }
  return index;
}

function foldedIndex(type: GoStruct): FieldIndex {
  const paths = [...fieldsByKey(type).values()];
  // Reversed, so that the first of those that are equal stands.
  return new Map(paths.toReversed().map((path) => [foldKey(jsonKey(path)), path]));
}

function jsonKey(path: FieldPath): string {
  return path.at(-1)?.json ?? '';
}

function fieldPaths(type: GoStruct): readonly FieldPath[] {
  const paths: FieldPath[] = [];
  for (const field of type.fields) {
    const inner = field.type.kind === 'pointer' ? field.type.elem : field.type;
    if (field.embedded === true && inner.kind === 'struct') {
      for (const path of fieldPaths(inner)) paths.push([field, ...path]);
    } else if (field.json !== null) paths.push([field]);
  }
  return paths;
}

/** Small and large letters alike, with the two that Unicode folds into ASCII: the Kelvin sign and long s. */
function foldKey(key: string): string {
  return key
    .replace(/[a-z\u212a\u017f]/g, (letter) => letter.toUpperCase())
    .replaceAll('\u212a', 'K');
}
