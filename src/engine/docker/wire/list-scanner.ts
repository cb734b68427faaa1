const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const POINT = 0x2e;
const COLON = 0x3a;
const UPPER_E = 0x45;
const LOWER_E = 0x65;

/** What is counted in a list's text. */
export interface Tally {
  /** Colons that are no text: as many as objects have members, repeated ones too. */
  readonly colons: number;
  /** Numbers with a fraction or an exponent: Go refuses them where a whole number belongs. */
  readonly doubts: number;
}

/** Where a scan begins, ends, and may stop: places of bytes. */
export interface ScanRange {
  readonly from: number;
  readonly to: number;
  /** Commas before this one are passed. */
  readonly least: number;
}

/**
 * Finds the end of an element of a JSON list. It starts where an element starts, and goes on where it
 * was when more bytes have come.
 */
export class ListScanner {
  #depth = 1;
  #isInString = false;
  #isEscaped = false;
  #colons = 0;
  #doubts = 0;

  /** What was counted since the start. */
  get tally(): Tally {
    return { colons: this.#colons, doubts: this.#doubts };
  }

  /** The place of the comma or bracket that ends the element; null: it goes on behind the range. */
  scan(bytes: Uint8Array, { from, to, least }: ScanRange): number | null {
    let depth = this.#depth;
    let colons = this.#colons;
    let at = this.#isInString
      ? closingQuote(bytes, from + (this.#isEscaped ? 1 : 0), to) + 1
      : from;
    for (; at < to; at += 1) {
      switch (bytes[at] ?? 0) {
        case QUOTE:
          at = closingQuote(bytes, at + 1, to);
          break;
        case COLON:
          colons += 1;
          break;
        case COMMA:
          if (depth > 1 || at < least) break;
          this.#colons = colons;
          return at;
        case 0x5b: // [
        case 0x7b: // {
          depth += 1;
          break;
        case 0x5d: // ]
        case 0x7d: // }
          depth -= 1;
          if (depth > 0) break;
          this.#colons = colons;
          return at;
        case POINT:
        case UPPER_E:
          this.#doubts += 1;
          break;
        case LOWER_E:
          // The words true and false have one too.
          if (isDigit(bytes[at - 1])) this.#doubts += 1;
          break;
      }
    }
    this.#isInString = at > to;
    this.#isEscaped = at > to + 1;
    this.#depth = depth;
    this.#colons = colons;
    return null;
  }
}

/**
 * The place of the quote that closes the string which has begun. The end when the string goes on
 * behind it, and one more when its first character there is escaped.
 */
function closingQuote(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return at;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
