import type { GoStruct, GoType } from '../../../go/go-type.ts';

// Regular expressions for JSON: engines of JavaScript run them as machine code from the first byte on. Each
// is deterministic, so that no text makes it slow, and counts, so that none exhausts its memory.

/** How often a part may repeat. */
export const MOST = 255;

/** A whole number that JavaScript's numbers hold exactly. */
export const INTEGER = '(?:0|-?[1-9]\\d{0,14})' as const;

const PLAIN = '[^"\\\\\\0-\\x1f]*';
const ESCAPE = '\\\\(?:["\\\\/bfnrt]|u[\\da-fA-F]{4})';
const STRING = `"${PLAIN}(?:"|(?:${ESCAPE}${PLAIN}){1,${MOST}}")`;
const NUMBER = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';
const SCALAR = `(?:${STRING}|${NUMBER}|true|false|null)`;

/** Makes expressions, all with the same white space between tokens. */
export class JsonPatterns {
  /** The expression for it. */
  readonly space: string;

  constructor(space: string) {
    this.space = space;
  }

  /**
   * What matches nothing but JSON that Go decodes into a type without complaint. Null when there is no
   * such expression; one that there is may still leave odd JSON out.
   */
  valueOf(type: GoType): string | null {
    const pattern = this.#notNull(type);
    return pattern === null ? null : `(?:${pattern}|null)`;
  }

  /** What Go passes over where it has no field: a value that is not nested deeply. */
  any(): string {
    return `(?:${SCALAR}|${this.#list(SCALAR)}|${this.#map(SCALAR)})`;
  }

  /** A key and what stands before its value. The key must be of letters, digits, points and hyphens. */
  key(name: string): string {
    return `"${name.replaceAll('.', '\\.')}"${this.space}:${this.space}`;
  }

  #notNull(type: GoType): string | null {
    switch (type.kind) {
      case 'string':
        return STRING;
      case 'bool':
        return 'true|false';
      case 'int64':
        return INTEGER;
      case 'pointer':
        return this.#notNull(type.elem);
      case 'slice':
        return this.#around(type.elem, (element) => this.#list(element));
      case 'map':
        return this.#around(type.elem, (element) => this.#map(element));
      case 'struct':
        return this.#struct(type);
      default:
        return null;
    }
  }

  #around(type: GoType, outer: (inner: string) => string): string | null {
    const inner = this.valueOf(type);
    return inner === null ? null : outer(inner);
  }

  #list(element: string): string {
    return `\\[${this.space}(?:${this.#row(element)})?\\]`;
  }

  #map(value: string): string {
    const { space } = this;
    return `\\{${space}(?:${this.#row(`${STRING}${space}:${space}${value}`)})?\\}`;
  }

  #row(item: string): string {
    const { space } = this;
    return `${item}${space}(?:,${space}${item}${space}){0,${MOST}}`;
  }

  /** Go writes fields in their order, and may leave any of them out. */
  #struct(type: GoStruct): string {
    const { space } = this;
    const members = type.fields.map(({ json, type: inner }) => {
      const value = this.valueOf(inner);
      if (json === null || value === null) return '';
      return `(?:${this.key(json)}${value}${space}(?:,${space}(?=")|(?=\\})))?`;
    });
    return `\\{${space}${members.join('')}\\}`;
  }
}
