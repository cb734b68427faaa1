import { daysTo } from './civil-time.ts';
import { toBytes } from './go-string.ts';
import type { GoTime } from './go-type.ts';
import type { TimeZone } from './time-zone.ts';

const LAYOUT = '2006-01-02T15:04:05Z07:00';
const DAY = 86_400; // seconds
// The layout, part by part. Go does not insist on two digits of the hour.
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
  const reader = new TimeReader(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = reader.numbers();
  const nanoseconds = reader.nanoseconds();
  const offset = reader.offset();
  reader.end();
  if (day < 1 || day > daysTo(year, month + 1, 1) - daysTo(year, month, 1)) {
    throw reader.error('day out of range');
  }
  const clock = hour * 3600 + minute * 60 + second;
  const utc = daysTo(year, month, day) * DAY + clock - (offset ?? 0);
  return { seconds: BigInt(utc), nanoseconds, ...zoneAt(local, utc, offset) };
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
  #rest: string;

  constructor(text: string) {
    this.#text = text;
    this.#rest = text;
  }

  /** Year, month, day, hour, minute, second. */
  numbers(): readonly number[] {
    return PARTS.flatMap((part) => {
      const token = this.#take(part);
      return /\d/.test(part.layout) ? [token] : [];
    });
  }

  /** 0 when there is no fraction; digits beyond the ninth are cut off. */
  nanoseconds(): number {
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
    if (token === undefined) throw this.#mismatch('Z07:00');
    const rest = this.#rest.slice(token.length);
    // Go lets 24 hours and 60 minutes pass.
    if (Number(hours) > 24) throw this.error('time zone offset hour out of range');
    if (Number(minutes) > 60) throw this.error('time zone offset minute out of range');
    if (sign !== '+' && sign !== '-') throw this.#mismatch('Z07:00');
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
      `parsing time ${quoteTime(this.#text)} as ${quoteTime(LAYOUT)}: ${expected}`,
    );
  }
}

/** How package time quotes: bytes outside ASCII and control characters as \xff. */
function quoteTime(text: string): string {
  const quoted = text.replace(/["\\]|[^ -\x7f]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : Array.from(toBytes(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(
          '',
        ),
  );
  return `"${quoted}"`;
}
