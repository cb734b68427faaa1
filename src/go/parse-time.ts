import { daysTo } from './civil-time.ts';
import { toBytes } from './go-string.ts';
import type { GoTime } from './go-type.ts';
import type { TimeZone } from './time-zone.ts';

const RFC_3339 = '2006-01-02T15:04:05Z07:00';
const ZONE = 'Z07:00';
const DAY = 86_400; // seconds
// What layouts begin with, part by part. Go does not insist on two digits of the hour.
const PARTS: readonly LayoutPart[] = [
  { layout: '2006', pattern: /^\d[^]{3}/ },
  { layout: '-', pattern: /^-/ },
  { layout: '01', pattern: /^\d\d/, range: [1, 12], name: 'month' },
  { layout: '-', pattern: /^-/ },
  { layout: '02', pattern: /^\d\d/ },
  { layout: 'T', pattern: /^T/ },
  { layout: '15', pattern: /^\d\d?/, range: [0, 23], name: 'hour' },
  { layout: ':', pattern: /^:/ },
  { layout: '04', pattern: /^\d\d/, range: [0, 59], name: 'minute' },
  { layout: ':', pattern: /^:/ },
  { layout: '05', pattern: /^\d\d/, range: [0, 59], name: 'second' },
];
const USUAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;
const FRACTION = /^[.,](\d+)/;
const OFFSET = /^([^])(\d\d):(\d\d)/;

interface LayoutPart {
  readonly layout: string;
  readonly pattern: RegExp;
  readonly range?: readonly [least: number, most: number];
  readonly name?: string;
}

/** time.ParseError: a text is no time. The message is Go's. https://pkg.go.dev/time#ParseError */
export class TimeParseError extends Error {}

/**
 * time.Parse(time.RFC3339, text), as lenient as Go. The zone's own name is shown when the offset is
 * that of the local zone. Throws TimeParseError.
 */
export function parseRfc3339(text: string, local: TimeZone): GoTime {
  return parseUsual(text) ?? parseTime(text, RFC_3339, local);
}

/** A time of UTC with two digits where two belong; null for all else, and for days that there are not. */
function parseUsual(text: string): GoTime | null {
  const [, clock, fraction = ''] = USUAL.exec(text) ?? [];
  if (clock === undefined) return null;
  const milliseconds = Date.parse(`${clock}Z`);
  if (Number.isNaN(milliseconds)) return null;
  // What is no day may be taken for a later one.
  if (!new Date(milliseconds).toISOString().startsWith(clock)) return null;
  const nanoseconds = Number(fraction.padEnd(9, '0'));
  return { seconds: BigInt(milliseconds / 1000), nanoseconds, offset: 0, zone: 'UTC' };
}

/**
 * time.ParseInLocation of RFC 3339's layout, or of one that leaves out some of it from the end on: seconds,
 * minutes, the hour; the zone, which is the local one then. Throws TimeParseError.
 */
export function parseTime(text: string, layout: string, local: TimeZone): GoTime {
  const reader = new TimeReader(text, layout);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = reader.numbers();
  const nanoseconds = reader.nanoseconds();
  const hasZone = layout.endsWith(ZONE);
  const offset = hasZone ? reader.offset() : null;
  reader.end();
  if (day < 1 || day > daysTo(year, month + 1, 1) - daysTo(year, month, 1)) {
    throw reader.error('day out of range');
  }
  const clock = daysTo(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
  if (!hasZone) return { nanoseconds, ...localTime(local, clock) };
  const utc = clock - (offset ?? 0);
  return { seconds: BigInt(utc), nanoseconds, ...zoneAt(local, utc, offset) };
}

/** clock: in seconds since 1970, as if it were that of UTC. */
function localTime(local: TimeZone, clock: number): Pick<GoTime, 'seconds' | 'offset' | 'zone'> {
  const guess = clock - local.at(clock).offset;
  const { offset, abbreviation } = local.at(guess);
  return { seconds: BigInt(clock - offset), offset, zone: abbreviation };
}

function zoneAt(
  local: TimeZone,
  seconds: number,
  offset: number | null,
): Pick<GoTime, 'offset' | 'zone'> {
  if (offset === null) return { offset: 0, zone: 'UTC' };
  const here = local.at(seconds);
  return { offset, zone: here.offset === offset ? here.abbreviation : '' };
}

/** Reads a time from its start on. */
class TimeReader {
  readonly #text: string;
  readonly #layout: string;
  readonly #parts: readonly LayoutPart[];
  #rest: string;

  constructor(text: string, layout: string) {
    this.#text = text;
    this.#layout = layout;
    this.#parts = partsOf(layout);
    this.#rest = text;
  }

  /** Year, month, day, hour, minute, second, as far as the layout has them. */
  numbers(): readonly number[] {
    return this.#parts.flatMap((part) => {
      const token = this.#take(part);
      return /\d/.test(part.layout) ? [token] : [];
    });
  }

  /** 0 when there is no fraction; digits beyond the ninth are cut off. Only seconds have one. */
  nanoseconds(): number {
    if (this.#parts.length < PARTS.length) return 0;
    const [fraction = '', digits = ''] = FRACTION.exec(this.#rest) ?? [];
    this.#rest = this.#rest.slice(fraction.length);
    return Number(digits.slice(0, 9).padEnd(9, '0'));
  }

  /** Seconds east of UTC; null for "Z". */
  offset(): number | null {
    if (this.#rest.startsWith('Z')) {
      this.#rest = this.#rest.slice(1);
      return null;
    }
    const [token, sign = '', hours = '', minutes = ''] = OFFSET.exec(this.#rest) ?? [];
    if (token === undefined) throw this.#mismatch(ZONE);
    const rest = this.#rest.slice(token.length);
    // Go lets 24 hours and 60 minutes pass.
    if (Number(hours) > 24) throw this.error('time zone offset hour out of range');
    if (Number(minutes) > 60) throw this.error('time zone offset minute out of range');
    if (sign !== '+' && sign !== '-') throw this.#mismatch(ZONE);
    this.#rest = rest;
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  }

  end(): void {
    if (this.#rest !== '') throw this.error(`extra text: ${quoteTime(this.#rest)}`);
  }

  error(problem: string): TimeParseError {
    return new TimeParseError(`parsing time ${quoteTime(this.#text)}: ${problem}`);
  }

  #take({ layout, pattern, range, name }: LayoutPart): number {
    const [token] = pattern.exec(this.#rest) ?? [];
    const value = Number(token);
    const isPunctuation = !/\d/.test(layout);
    if (token === undefined || (!isPunctuation && !/^\d+$/.test(token))) {
      throw this.#mismatch(layout);
    }
    this.#rest = this.#rest.slice(token.length);
    if (range !== undefined && (value < range[0] || value > range[1])) {
      throw this.error(`${name} out of range`);
    }
    return value;
  }

  #mismatch(layout: string): TimeParseError {
    const expected = `cannot parse ${quoteTime(this.#rest)} as ${quoteTime(layout)}`;
    return new TimeParseError(
      `parsing time ${quoteTime(this.#text)} as ${quoteTime(this.#layout)}: ${expected}`,
    );
  }
}

/** Those that a layout has. */
function partsOf(layout: string): readonly LayoutPart[] {
  if (layout === RFC_3339) return PARTS;
  let rest = layout;
  return PARTS.filter((part) => {
    const isThere = rest.startsWith(part.layout);
    if (isThere) rest = rest.slice(part.layout.length);
    return isThere;
  });
}

/** How package time quotes: bytes outside ASCII and control characters as \xff. */
export function quoteTime(text: string): string {
  const quoted = text.replace(/["\\]|[^ -\x7f]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : Array.from(toBytes(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(
          '',
        ),
  );
  return `"${quoted}"`;
}
