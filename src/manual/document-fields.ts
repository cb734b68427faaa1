import { type GoStruct, type GoType, goTypeName } from '../go/go-type.ts';

/**
 * The fields of a document as templates name them, a line each with the Go type: those inside of others, too, so many
 * deep. What is inside of lists and maps is left out.
 */
export function documentFields(type: GoType, depth: number): readonly string[] {
  const rows = fieldRows(type, '', depth);
  const width = Math.max(0, ...rows.map(([path]) => path.length)) + 2;
  return rows.map(([path, name]) => `${path.padEnd(width)}${name}`);
}

type FieldRow = readonly [path: string, type: string];

function fieldRows(type: GoType, path: string, depth: number): readonly FieldRow[] {
  const struct = structOf(type);
  if (struct === null) return [];
  return struct.fields.flatMap((field): readonly FieldRow[] => {
    if (field.embedded === true) return fieldRows(field.type, path, depth);
    const own = `${path}.${field.name}`;
    const inner = depth > 1 ? fieldRows(field.type, own, depth - 1) : [];
    return [[own, goTypeName(field.type)], ...inner];
  });
}

/** A struct, or what a pointer to one leads to; null: neither. */
function structOf(type: GoType): GoStruct | null {
  if (type.kind === 'pointer') return structOf(type.elem);
  return type.kind === 'struct' ? type : null;
}
