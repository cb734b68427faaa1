import type { GoStruct, GoType } from './go-type.ts';

/** The content of a struct, by the names of its fields. */
export type StructContent = Record<string, unknown>;

interface ZeroParts {
  readonly content: Readonly<StructContent>;
  readonly embedded: readonly { readonly name: string; readonly struct: GoStruct }[];
}

const ZEROS = new WeakMap<GoStruct, ZeroParts>();

/** The content of a type's zero value. */
export function zeroOf(type: GoType): unknown {
  switch (type.kind) {
    case 'bool':
      return false;
    case 'string':
      return '';
    case 'float32':
    case 'float64':
      return 0;
    case 'complex128':
      return { real: 0, imaginary: 0 };
    case 'time':
      return { seconds: -62_135_596_800n, nanoseconds: 0, offset: 0, zone: 'UTC' };
    case 'struct':
      return zeroContent(type);
    case 'slice':
      return type.length === undefined
        ? null
        : Array.from({ length: type.length }, () => zeroOf(type.elem));
    case 'interface':
    case 'map':
    case 'pointer':
      return null;
    default:
      return 0n;
  }
}

/**
 * The content of a struct's zero value, in which its fields may be set, and those of structs that it embeds; what else is
 * in it belongs to others, too.
 */
export function freshZero(type: GoStruct): StructContent {
  const { content, embedded } = zeroParts(type);
  const fresh = { ...content };
  for (const { name, struct } of embedded) fresh[name] = freshZero(struct);
  return fresh;
}

function zeroParts(type: GoStruct): ZeroParts {
  const known = ZEROS.get(type);
  if (known !== undefined) return known;
  const embedded: ZeroParts['embedded'][number][] = [];
  for (const { name, type: struct, embedded: isEmbedded } of type.fields) {
    if (isEmbedded === true && struct.kind === 'struct') embedded.push({ name, struct });
  }
  const parts = { content: zeroContent(type), embedded };
  ZEROS.set(type, parts);
  return parts;
}

function zeroContent(type: GoStruct): StructContent {
  const content: StructContent = {};
  for (const field of type.fields) content[field.name] = zeroOf(field.type);
  return content;
}
