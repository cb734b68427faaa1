import { durationText } from '../go/duration-text.ts';
import { civilTime } from '../go/civil-time.ts';
import { goTimeString, isGoTime } from '../go/go-time.ts';
import { type GoTime, type GoType, goTypeName } from '../go/go-type.ts';
import { quote } from '../go/quote.ts';
import { MONTHS, WEEKDAYS } from '../go/time-layout.ts';

/** What a Go type's GoString method gives for a content; null when the type has no such method. */
export function goStringOf(type: GoType, content: unknown): string | null {
  return type.kind === 'time' && isGoTime(content) ? timeSource(content) : null;
}

/** What the String method of a Go type gives for a content; null when the type has no such method. */
export function stringOf(type: GoType, content: unknown): string | null {
  switch (goTypeName(type)) {
    case 'time.Time':
      return isGoTime(content) ? goTimeString(content) : null;
    case 'time.Duration':
      return typeof content === 'bigint' ? durationText(content) : null;
    case 'time.Month':
      return MONTHS[Number(content) - 1] ?? `%!Month(${String(content)})`;
    case 'time.Weekday':
      return WEEKDAYS[Number(content)] ?? `%!Weekday(${String(content)})`;
    case 'json.Number':
    case 'digest.Digest':
    case 'digest.Algorithm':
      return String(content);
    default:
      return ownString(type, content);
  }
}

/** A pointer has the methods of what it leads to; fmt shows a nil pointer in its own way. */
function ownString(type: GoType, content: unknown): string | null {
  if (type.kind === 'pointer') return content === null ? null : stringOf(type.elem, content);
  return type.kind === 'struct' ? (type.string?.(content) ?? null) : null;
}

/** A time as Go source. */
function timeSource(time: GoTime): string {
  const { year, month, day, hour, minute, second } = civilTime(time);
  const zone = time.zone === 'UTC' ? 'time.UTC' : `time.Location(${quote(time.zone)})`;
  const parts = [`time.${MONTHS[month - 1]}`, day, hour, minute, second, time.nanoseconds, zone];
  return `time.Date(${[year, ...parts].join(', ')})`;
}
