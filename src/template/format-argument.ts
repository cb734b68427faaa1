import { rawOf } from '../go/dynamic-value.ts';
import { type GoComplex, type GoScalar, type GoType, goTypeName } from '../go/go-type.ts';
import { formatComposite } from './format-composite.ts';
import { formatComplexVerb, formatFloatVerb } from './format-float.ts';
import { type FormatFlags, pad } from './format-flags.ts';
import { formatInteger } from './format-integer.ts';
import { formatText } from './format-text.ts';
import { goStringOf, stringOf } from './stringer.ts';
import { goTypeOf } from './value.ts';

// Verbs for which a String method is called.
const STRINGABLE: ReadonlySet<string> = new Set(['v', 's', 'x', 'X', 'q']);
// Where a pointer leads in Go's memory, nobody can tell.
const ADDRESS = '0xc000000000';
const NO_ADDRESS = '0x0';

/** How a value, and all in it, is written. */
interface Style {
  readonly verb: string;
  readonly flags: FormatFlags;
  /** Whether String methods are called: not within the text that names a bad verb. */
  readonly methods: boolean;
}

/** Writes one argument of fmt.Printf under its verb; a verb that is not for it is named in the text. */
export function formatArgument(value: unknown, verb: string, flags: FormatFlags): string {
  const type = goTypeOf(value);
  if (type === null) {
    return verb === 'v' || verb === 'T' ? pad('<nil>', flags) : `%!${verb}(<nil>)`;
  }
  if (verb === 'T') return formatText(goTypeName(type), 's', flags) ?? '';
  if (verb === 'p' && hasAddress(type)) return rawOf(value) === null ? NO_ADDRESS : ADDRESS;
  return formatValue(value, { verb, flags, methods: true }, 0);
}

function formatValue(value: unknown, style: Style, depth: number): string {
  const type = goTypeOf(value);
  if (type === null) return style.flags.sharpV ? 'interface {}(nil)' : '<nil>';
  // %w is for errors only, and there are none among the values of templates.
  if (style.verb === 'w') return badVerb(value, type, style);
  const text = style.methods ? methodText(rawOf(value), type, style) : null;
  if (text !== null) return text;
  const formatted = isScalar(type)
    ? formatScalar(rawOf(value), type, style)
    : formatComposite(value, style, {
        depth,
        format: (inner) => formatValue(inner, style, depth + 1),
      });
  return formatted ?? badVerb(value, type, style);
}

/** What a String or GoString method makes of it; null when none is asked. */
function methodText(content: unknown, type: GoType, { verb, flags }: Style): string | null {
  if (verb === 'v' && flags.sharpV) return goStringOf(type, content);
  const text = STRINGABLE.has(verb) ? stringOf(type, content) : null;
  return text === null ? null : formatText(text, verb, flags);
}

function badVerb(value: unknown, type: GoType, { verb, flags }: Style): string {
  const shown = formatValue(value, { verb: 'v', flags, methods: false }, 0);
  return `%!${verb}(${goTypeName(type)}=${shown})`;
}

function formatScalar(content: unknown, type: GoScalar, style: Style): string | null {
  const { verb, flags } = style;
  switch (type.kind) {
    case 'bool':
      return verb === 'v' || verb === 't' ? pad(String(content), flags) : null;
    case 'string':
      return formatText(String(content), verb, flags);
    case 'float32':
    case 'float64':
      return formatFloatVerb(Number(content), verb, flags);
    case 'complex128':
      return isGoComplex(content) ? formatComplexVerb(content, verb, flags) : null;
    case 'uint':
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
      return formatUnsigned(integerOf(content), style);
    case 'int':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
      return formatInteger(integerOf(content), verb, flags);
  }
}

/** In Go source, unsigned numbers are written in hexadecimal. */
function formatUnsigned(content: bigint, { verb, flags }: Style): string | null {
  return verb === 'v' && flags.sharpV
    ? formatInteger(content, 'x', { ...flags, sharp: true })
    : formatInteger(content, verb, flags);
}

function integerOf(content: unknown): bigint {
  return typeof content === 'bigint' ? content : 0n;
}

function isGoComplex(content: unknown): content is GoComplex {
  return typeof content === 'object' && content !== null && 'imaginary' in content;
}

function isScalar(type: GoType): type is GoScalar {
  return (
    type.kind !== 'interface' &&
    type.kind !== 'time' &&
    type.kind !== 'slice' &&
    type.kind !== 'map' &&
    type.kind !== 'pointer' &&
    type.kind !== 'struct'
  );
}

function hasAddress(type: GoType): boolean {
  return type.kind === 'slice' || type.kind === 'map' || type.kind === 'pointer';
}
