/** path.Match found a pattern that makes no sense. https://pkg.go.dev/path#ErrBadPattern */
export class BadPatternError extends Error {
  constructor() {
    super('syntax error in pattern');
  }
}

/**
 * path.Match: whether a pattern fits all of a name. "*" is any text without a slash, "?" any character but a
 * slash, "[a-z]" and "[^a]" one of some characters, "\" takes the next character as it is. Throws
 * BadPatternError, but only for what is reached. https://pkg.go.dev/path#Match
 */
export function pathMatch(pattern: string, name: string): boolean {
  let rest = pattern;
  let text = name;
  while (rest !== '') {
    const { star, chunk, after } = scanChunk(rest);
    rest = after;
    if (star && chunk === '') return !text.includes('/');
    const end = matchChunk(chunk, text);
    // The last chunk has to reach the end, unless a star may still move it.
    if (end !== null && (end === '' || rest !== '')) {
      text = end;
      continue;
    }
    const moved = star ? matchLater(chunk, text, rest === '') : null;
    if (moved === null) {
      checkRest(rest);
      return false;
    }
    text = moved;
  }
  return text === '';
}

interface Chunk {
  /** A star stands before it. */
  readonly star: boolean;
  readonly chunk: string;
  readonly after: string;
}

/** The pattern up to the next star outside of brackets. */
function scanChunk(pattern: string): Chunk {
  const stars = /^\*+/.exec(pattern)?.[0].length ?? 0;
  let isInside = false;
  let at = stars;
  for (; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '[') isInside = true;
    else if (character === ']') isInside = false;
    else if (character === '*' && !isInside) break;
  }
  return { star: stars > 0, chunk: pattern.slice(stars, at), after: pattern.slice(at) };
}

/** What is left behind the chunk when a star swallows some characters first; null when nothing fits. */
function matchLater(chunk: string, text: string, isLast: boolean): string | null {
  for (let at = 0; at < text.length && text[at] !== '/'; at += 1) {
    const end = matchChunk(chunk, text.slice(at + 1));
    if (end !== null && (end === '' || !isLast)) return end;
  }
  return null;
}

/** The rest of a pattern that does not fit must make sense all the same. */
function checkRest(pattern: string): void {
  let rest = pattern;
  while (rest !== '') {
    const { chunk, after } = scanChunk(rest);
    matchChunk(chunk, '');
    rest = after;
  }
}

/** What is left of the text behind a chunk; null when it does not fit. All of the chunk is checked. */
function matchChunk(chunk: string, text: string): string | null {
  const pattern = new ChunkReader(chunk);
  const characters = Array.from(text);
  let at = 0;
  let fits = true;
  while (!pattern.isAtEnd) {
    const character = at < characters.length && fits ? characters[at] : undefined;
    if (character === undefined) fits = false;
    const matches = pattern.matches(character);
    if (!matches) fits = false;
    at += 1;
  }
  return fits ? characters.slice(at).join('') : null;
}

/** Reads a chunk of a pattern, one element at a time. */
class ChunkReader {
  #rest: readonly string[];

  constructor(chunk: string) {
    this.#rest = Array.from(chunk);
  }

  get isAtEnd(): boolean {
    return this.#rest.length === 0;
  }

  /** Whether the next element fits a character; undefined: there is none, only the element is checked. */
  matches(character: string | undefined): boolean {
    const [first] = this.#rest;
    switch (first) {
      case '[':
        return this.#matchSet(character);
      case '?':
        this.#take();
        return character !== '/';
      default:
        return this.#literal() === character;
    }
  }

  #matchSet(character: string | undefined): boolean {
    this.#take();
    const isNegated = this.#rest[0] === '^';
    if (isNegated) this.#take();
    let isFound = false;
    for (let count = 0; this.#rest[0] !== ']' || count === 0; count += 1) {
      const low = this.#setCharacter();
      let high = low;
      if (this.#rest[0] === '-') {
        this.#take();
        high = this.#setCharacter();
      }
      isFound ||= character !== undefined && isBetween(character, low, high);
    }
    this.#take();
    return isFound !== isNegated;
  }

  /** A character of a set; neither "-" nor "]" may stand alone. Something must follow it. */
  #setCharacter(): string {
    const [first] = this.#rest;
    if (first === '-' || first === ']') throw new BadPatternError();
    const character = this.#literal();
    if (this.isAtEnd) throw new BadPatternError();
    return character;
  }

  #literal(): string {
    const character = this.#take();
    return character === '\\' ? this.#take() : character;
  }

  #take(): string {
    const [first, ...rest] = this.#rest;
    if (first === undefined) throw new BadPatternError();
    this.#rest = rest;
    return first;
  }
}

function isBetween(character: string, low: string, high: string): boolean {
  const [code = 0, least = 0, most = 0] = [character, low, high].map((one) => one.codePointAt(0));
  return least <= code && code <= most;
}
