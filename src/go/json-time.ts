import type { GoTime } from './go-type.ts';
import { GoJsonError } from './json-error.ts';
import { parseRfc3339, TimeParseError } from './parse-time.ts';
import type { TimeZone } from './time-zone.ts';

const STRING = /^"[^]*"$/;

/** time.Time's UnmarshalJSON for all but null. Throws GoJsonError. https://pkg.go.dev/time#Time.UnmarshalJSON */
export function unmarshalTime(json: string, local: TimeZone): GoTime {
  if (!STRING.test(json)) {
    throw new GoJsonError('type', 'Time.UnmarshalJSON: input is not a JSON string');
  }
  try {
    // Escapes are not undone: Go reads the text between the quotes as it stands.
    return parseRfc3339(json.slice(1, -1), local);
  } catch (error) {
    if (!(error instanceof TimeParseError)) throw error;
    throw new GoJsonError('type', error.message, { cause: error });
  }
}
