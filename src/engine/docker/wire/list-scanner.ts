const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const POINT = 0x2e;
const COLON = 0x3a;
const UPPER_E = 0x45;
const LOWER_E = 0x65;

/** What a piece of a list's text has. Places are indices in the piece. */
export interface ScannedPiece {
  /** Of the bracket that closes the list, if it is there. */
  readonly close: number | null;
  /** Of the last comma between elements. */
  readonly comma: number | null;
  /** What was counted until that comma, in earlier pieces too. */
  readonly tallyAtComma: Tally;
}

/** What is counted in a list's text. */
export interface Tally {
  /** Colons that are no text: as many as objects have members, repeated ones too. */
  readonly colons: number;
  /** Numbers with a fraction or an exponent: Go refuses them where a whole number belongs. */
  readonly doubts: number;
}

/** Follows the text of a JSON list, behind its opening bracket, from piece to piece. */
export class ListScanner {
  #depth = 1;
  #isInString = false;
  #isEscaped = false;
  #last = 0;

  #colons = 0;
  #doubts = 0;

  /** Since the start, less what is forgotten. */
  get tally(): Tally {
    return { colons: this.#colons, doubts: this.#doubts };
  }

  forget({ colons, doubts }: Tally): void {
    this.#colons -= colons;
    this.#doubts -= doubts;
  }

  scan(piece: Uint8Array): ScannedPiece {
    const { length } = piece;
    let depth = this.#depth;
    let colons = this.#colons;
    let comma: number | null = null;
    let tallyAtComma = this.tally;
    let at = this.#isInString ? closingQuote(piece, this.#isEscaped ? 1 : 0) + 1 : 0;
    for (; at < length; at += 1) {
      switch (piece[at] ?? 0) {
        case QUOTE:
          at = closingQuote(piece, at + 1);
          break;
        case COLON:
          colons += 1;
          break;
        case COMMA:
          if (depth === 1) {
            comma = at;
            tallyAtComma = { colons, doubts: this.#doubts };
          }
          break;
        case 0x5b: // [
        case 0x7b: // {
          depth += 1;
          break;
        case 0x5d: // ]
        case 0x7d: // }
          depth -= 1;
          if (depth > 0) break;
          this.#colons = colons;
          return { close: at, comma, tallyAtComma };
        case POINT:
        case UPPER_E:
          this.#doubts += 1;
          break;
        case LOWER_E:
          // The words true and false have one too.
          if (isDigit(at === 0 ? this.#last : piece[at - 1])) this.#doubts += 1;
          break;
      }
    }
    this.#isInString = at > length;
    this.#isEscaped = at > length + 1;
    this.#depth = depth;
    this.#colons = colons;
    this.#last = piece[length - 1] ?? this.#last;
    return { close: null, comma, tallyAtComma };
  }
}

/**
 * The place of the quote that closes the string which has begun. The length when the string goes on in
 * the next piece, and one more when its first character there is escaped.
 */
function closingQuote(piece: Uint8Array, start: number): number {
  const { length } = piece;
  let at = start;
  for (; at < length; at += 1) {
    const byte = piece[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return at;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
