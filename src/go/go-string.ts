// A Go string is bytes; a JavaScript string is UTF-16. Here a Go string is a JavaScript string in
// which a byte that is no part of valid UTF-8 stands as the lone surrogate U+DC00 + byte
// (U+DC80..U+DCFF). JSON and argv never yield those, so the mapping is reversible.
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const NON_ASCII = /[^\0-\x7f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether every character is one byte. */
export function isAscii(text: string): boolean {
  return !NON_ASCII.test(text);
}

/** len(text) in Go: bytes. */
export function byteLength(text: string): number {
  return isAscii(text) ? text.length : toBytes(text).length;
}

/** text[start:end] in Go: may cut through a character, whose bytes then stand alone. */
export function sliceBytes(text: string, start: number, end: number): string {
  if (isAscii(text)) return text.slice(start, end);
  return fromBytes(toBytes(text).subarray(start, end));
}

/** The bytes of a Go string; lone surrogates U+DC80..U+DCFF become their byte, others U+FFFD. */
export function toBytes(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  // As many bytes as characters: it is ASCII.
  if (bytes.length === text.length || !LONE_SURROGATE.test(text)) return bytes;
  const parts: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) parts.push(code - 0xdc00);
    else parts.push(...encoder.encode(character));
  }
  return Uint8Array.from(parts);
}

/** The Go string of some bytes: valid UTF-8 as itself, each stray byte as a lone surrogate. */
export function fromBytes(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return fromInvalidBytes(bytes);
  }
}

/** The same Go string with stray bytes that stand together as characters joined into these. */
export function wellFormed(text: string): string {
  return LONE_SURROGATE.test(text) ? fromBytes(toBytes(text)) : text;
}

function fromInvalidBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = runeLength(bytes, at);
    text +=
      length === 0
        ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
        : decoder.decode(bytes.subarray(at, at + length));
    at += length === 0 ? 1 : length;
  }
  return text;
}

/** How many bytes the valid UTF-8 character at this place has; 0 when there is none (Go's RuneError). */
function runeLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  try {
    return decoder.decode(bytes.subarray(at, at + length)).length > 0 ? length : 0;
  } catch {
    return 0;
  }
}
