import { fromTyped, listView, mapView, rawOf } from '../go/dynamic-value.ts';
import { fromBytes } from '../go/go-string.ts';
import { type GoPointer, type GoStruct, goTypeName } from '../go/go-type.ts';
import { fieldContent } from '../go/struct-field.ts';
import { type FormatFlags, pad } from './format-flags.ts';
import { formatInteger } from './format-integer.ts';
import { formatText } from './format-text.ts';
import { goTypeOf, isStructSubject, subjectStruct, typeNameOf } from './value.ts';

const BYTES_AS_TEXT: ReadonlySet<string> = new Set(['s', 'q', 'x', 'X']);
// Where a pointer leads in Go's memory, nobody can tell.
const ADDRESS = '0xc000000000';

/** How the parts of a value are written. */
export interface Parts {
  /** How deep the value itself lies: pointers are followed at the top only. */
  readonly depth: number;
  readonly format: (part: unknown) => string;
}

/** Writes a list, map, struct or pointer; null when the verb is not for it. */
export function formatComposite(
  value: unknown,
  { verb, flags }: { readonly verb: string; readonly flags: FormatFlags },
  parts: Parts,
): string | null {
  const type = goTypeOf(value);
  switch (type?.kind) {
    case 'slice':
      return type.elem.kind === 'uint8' && BYTES_AS_TEXT.has(verb)
        ? formatText(bytesOf(value), verb, flags)
        : formatList(value, flags, parts);
    case 'map':
      return formatMap(value, flags, parts);
    case 'struct':
      return formatStruct(type, rawOf(value), { flags, parts });
    case 'pointer':
      return formatPointer(type, value, { verb, flags, parts });
    default:
      return '{}';
  }
}

function formatList(value: unknown, flags: FormatFlags, { format }: Parts): string {
  const { elem, items } = listView(value) ?? { elem: { kind: 'interface' }, items: null };
  const texts = (items ?? []).map((item) => format(fromTyped(elem, item)));
  if (!flags.sharpV) return `[${texts.join(' ')}]`;
  const name = typeNameOf(value);
  return items === null ? `${name}(nil)` : `${name}{${texts.join(', ')}}`;
}

function formatMap(value: unknown, flags: FormatFlags, { format }: Parts): string {
  const map = mapView(value);
  if (map === null) return 'map[]';
  const { key, elem } = map.type;
  const texts = map
    .sortedKeys()
    .map((name) => `${format(fromTyped(key, name))}:${format(fromTyped(elem, map.get(name)))}`);
  if (!flags.sharpV) return `map[${texts.join(' ')}]`;
  const name = typeNameOf(value);
  return map.isNil ? `${name}(nil)` : `${name}{${texts.join(', ')}}`;
}

function formatStruct(
  type: GoStruct,
  content: unknown,
  { flags, parts }: { readonly flags: FormatFlags; readonly parts: Parts },
): string {
  const texts = type.fields.map(({ name, type: of }) => {
    const text = parts.format(fromTyped(of, fieldContent(content, name)));
    return flags.plusV || flags.sharpV ? `${name}:${text}` : text;
  });
  return flags.sharpV ? `${goTypeName(type)}{${texts.join(', ')}}` : `{${texts.join(' ')}}`;
}

function formatPointer(
  type: GoPointer,
  value: unknown,
  {
    verb,
    flags,
    parts,
  }: { readonly verb: string; readonly flags: FormatFlags; readonly parts: Parts },
): string | null {
  const target = isStructSubject(value) ? subjectStruct(value) : fromTyped(type.elem, rawOf(value));
  const isNil = rawOf(value) === null;
  if (parts.depth === 0 && !isNil && isShownBehindPointer(type)) return `&${parts.format(target)}`;
  if (verb === 'v' && flags.sharpV) return `(${goTypeName(type)})(${isNil ? 'nil' : ADDRESS})`;
  if (verb === 'v') return isNil ? pad('<nil>', flags) : ADDRESS;
  return 'bodxX'.includes(verb) ? formatInteger(isNil ? 0n : BigInt(ADDRESS), verb, flags) : null;
}

function isShownBehindPointer({ elem }: GoPointer): boolean {
  return elem.kind === 'slice' || elem.kind === 'map' || elem.kind === 'struct';
}

function bytesOf(value: unknown): string {
  return fromBytes(Uint8Array.from(listView(value)?.items ?? [], Number));
}
