const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = bytesOf('{[');
const CLOSING: ReadonlySet<number> = bytesOf('}]');
const NUMBER: ReadonlySet<number> = bytesOf('+-.0123456789eE');
const NUMBER_START: ReadonlySet<number> = bytesOf('-0123456789');
const LITERAL_LENGTHS: ReadonlyMap<number, number> = new Map([
  [0x74, 'true'.length],
  [0x66, 'false'.length],
  [0x6e, 'null'.length],
]);

/** How far one JSON value reaches, found while its bytes arrive. Whether the value is sound is not looked at. */
export interface JsonValueExtent {
  /** Where the value ends in this part of it that starts at from; null when it goes on in the next part. */
  findEnd(part: Uint8Array, from: number): number | null;
}

/** The extent of a value that starts with a byte. What starts no value reaches as far as its first part. */
export function extentFrom(first: number): JsonValueExtent {
  const literalLength = LITERAL_LENGTHS.get(first);
  if (literalLength !== undefined) return new LiteralExtent(literalLength);
  if (NUMBER_START.has(first)) return NUMBER_EXTENT;
  const isNested = first === QUOTE || OPENING.has(first) || CLOSING.has(first);
  return isNested ? new NestedExtent() : REST;
}

/** An object, an array or a string: up to the bracket or quote that closes it. */
class NestedExtent implements JsonValueExtent {
  #depth = 0;
  #inString = false;
  #escaped = false;

  findEnd(part: Uint8Array, from: number): number | null {
    for (let at = from; at < part.length; at += 1) {
      if (this.#closesWith(part[at] ?? 0)) return at + 1;
    }
    return null;
  }

  #closesWith(byte: number): boolean {
    if (this.#inString) return this.#closesString(byte) && this.#depth === 0;
    if (byte === QUOTE) this.#inString = true;
    else if (OPENING.has(byte)) this.#depth += 1;
    else if (CLOSING.has(byte)) this.#depth -= 1;
    else return false;
    return this.#depth <= 0 && !this.#inString;
  }

  #closesString(byte: number): boolean {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else this.#inString = byte !== QUOTE;
    return !this.#inString;
  }
}

/** true, false or null: known by its length. */
class LiteralExtent implements JsonValueExtent {
  #missing: number;

  constructor(length: number) {
    this.#missing = length;
  }

  findEnd(part: Uint8Array, from: number): number | null {
    const end = from + this.#missing;
    this.#missing -= part.length - from;
    return end <= part.length ? end : null;
  }
}

/** Only the byte behind a number tells that it has ended. */
const NUMBER_EXTENT: JsonValueExtent = {
  findEnd: (part, from) => {
    const end = part.subarray(from).findIndex((byte) => !NUMBER.has(byte));
    return end === -1 ? null : from + end;
  },
};

const REST: JsonValueExtent = { findEnd: (part) => part.length };

function bytesOf(characters: string): ReadonlySet<number> {
  return new Set(Buffer.from(characters));
}
