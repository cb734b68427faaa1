import type { GoType } from './go-type.ts';

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
      return Object.fromEntries(type.fields.map((field) => [field.name, zeroOf(field.type)]));
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
