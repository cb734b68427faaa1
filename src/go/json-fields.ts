import { mapView } from './dynamic-value.ts';
import { type GoField, type GoStruct, type GoType, TypedValue } from './go-type.ts';
import { fieldContent } from './struct-field.ts';

/** One member of the JSON object that a struct becomes. */
export interface JsonField {
  readonly name: string;
  readonly type: GoType;
  /** Of that type. */
  readonly content: unknown;
}

/** The members of a struct in order, embedded structs' among them; empty ones with omitempty are left out. */
export function jsonFields(type: GoStruct, content: unknown): readonly JsonField[] {
  const own = new Set(type.fields.filter(isOwn).map(({ json }) => json));
  return type.fields.flatMap((field) => {
    const value = fieldContent(content, field.name);
    if (field.embedded === true) {
      return embeddedFields(field, value).filter(({ name }) => !own.has(name));
    }
    if (field.json === null || (field.omitEmpty === true && isEmpty(field.type, value))) return [];
    return [{ name: field.json, type: field.type, content: value }];
  });
}

function isOwn(field: GoField): boolean {
  return field.json !== null && field.embedded !== true;
}

function embeddedFields(field: GoField, content: unknown): readonly JsonField[] {
  const type = field.type.kind === 'pointer' ? field.type.elem : field.type;
  return type.kind === 'struct' && content !== null ? jsonFields(type, content) : [];
}

/** What omitempty leaves out. */
function isEmpty(type: GoType, content: unknown): boolean {
  switch (type.kind) {
    case 'struct':
    case 'time':
    case 'complex128':
      return false;
    case 'slice':
      return !Array.isArray(content) || content.length === 0;
    case 'map':
      return (mapView(new TypedValue(type, content))?.size ?? 0) === 0;
    case 'pointer':
    case 'interface':
      return content === null || content === undefined;
    default:
      return content === false || content === '' || content === 0 || content === 0n;
  }
}
