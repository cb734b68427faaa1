import type { ShownColumns } from '../../command/manual/command-manual.ts';
import type { GoField, GoStruct, GoType } from '../../go/go-type.ts';

/** A name that stands behind a dot in templates. */
export interface ShownField {
  readonly name: string;
  /** What it is, in a few words; '' when there are none. */
  readonly summary: string;
  /** It has fields itself. */
  readonly isParent: boolean;
  /** It wants an argument. */
  readonly isMethod: boolean;
}

/** What templates of a list show of each row. */
export function columnFields({
  names,
  columns,
  methods = {},
}: ShownColumns): readonly ShownField[] {
  const fields = names.map((name) => {
    const { header = '', doc = header } = columns[name] ?? {};
    return { name, summary: doc, isParent: false, isMethod: false };
  });
  const calls = Object.keys(methods).map((name) => ({
    name,
    summary: '',
    isParent: false,
    isMethod: true,
  }));
  return [...fields, ...calls];
}

/** The fields of a value of a type, or of what names behind dots lead to from there. */
export function typeFields(type: GoType, path: readonly string[]): readonly ShownField[] {
  const [name, ...rest] = path;
  const fields = structFields(type);
  if (name !== undefined) {
    const next = fields.find((field) => field.name === name);
    return next === undefined ? [] : typeFields(next.type, rest);
  }
  return fields.map((field) => ({
    name: field.name,
    summary: '',
    isParent: structOf(field.type) !== null,
    isMethod: false,
  }));
}

/** Embedded ones count where they are promoted to. */
function structFields(type: GoType): readonly GoField[] {
  const fields = structOf(type)?.fields ?? [];
  return fields.flatMap((field) => (field.embedded === true ? structFields(field.type) : [field]));
}

function structOf(type: GoType): GoStruct | null {
  if (type.kind === 'pointer') return structOf(type.elem);
  return type.kind === 'struct' ? type : null;
}
