/** A JSON text and its value, which JSON.stringify() writes as that very text. */
export interface PlainJson {
  /** Without the line break at its end, if it had one. */
  readonly text: string;
  /** Out of JSON.parse(). */
  readonly value: unknown;
}

/**
 * The value of a JSON text that is spelled as JSON.stringify() would; null for any other text, sound or not. So the
 * value has all that the text has: there is no white space, no key comes twice, numbers and escapes are spelled in
 * the usual way, keys stand in the order of the value's, and no half of a character stands alone.
 */
export function parsePlainJson(raw: string): PlainJson | null {
  const text = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
  if (text.includes('\\ud')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? { text, value } : null;
  } catch {
    // It is no JSON, or nested too deeply for the runtime.
    return null;
  }
}
