import { parseDuration } from '../../../go/parse-duration.ts';
import { parseTime, TimeParseError } from '../../../go/parse-time.ts';
import { quote } from '../../../go/quote.ts';
import type { TimeZone } from '../../../go/time-zone.ts';
import { badRequest } from '../daemon-words.ts';

const DATE = '2006-01-02';
const CLOCKS: readonly string[] = ['T15', 'T15:04', 'T15:04:05'];
const FRACTION = '.999999999';
const ZONE = 'Z07:00';
const UNIX = /^([+-]?\d+)(?:\.([+-]?\d+))?$/;
const LARGEST = 2n ** 63n - 1n;

const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;

/**
 * The moment that a filter names, in nanoseconds since 1970 UTC: "24h" before now, RFC 3339 and its shorter forms,
 * without a zone in the local one of now, or seconds since 1970. Throws EngineError.
 * https://github.com/moby/moby/blob/v28.2.2/api/types/time/timestamp.go
 */
export function parseTimestamp(text: string, now: Date): bigint {
  const duration = text === '0' ? null : parseDuration(text);
  if (duration !== null) {
    return wholeSeconds(BigInt(now.getTime()) * MILLION - BigInt(Math.round(duration)));
  }
  try {
    const { seconds, nanoseconds } = parseTime(text, layoutOf(text), zoneOf(now));
    return seconds * BILLION + BigInt(nanoseconds);
  } catch (error) {
    if (!(error instanceof TimeParseError)) throw error;
    // With a dash it was meant to be a date.
    if (text.includes('-')) throw badRequest(error.message);
    return parseUnix(text);
  }
}

/** Towards the past. */
function wholeSeconds(nanoseconds: bigint): bigint {
  const rest = nanoseconds % BILLION;
  return nanoseconds - rest - (rest < 0n ? BILLION : 0n);
}

/** Docker chooses by looking for single characters. */
function layoutOf(text: string): string {
  const isLocal = !/[zZ+]/.test(text) && count(text, '-') !== 3;
  const zone = isLocal ? '' : ZONE;
  if (text.includes('.')) return `${DATE}${CLOCKS.at(-1) ?? ''}${FRACTION}${zone}`;
  if (!text.includes('T')) return `${DATE}${zone}`;
  const zoneColons = isLocal || /[zZ]/.test(text) ? 0 : 1;
  const colons = Math.max(0, count(text, ':') - zoneColons);
  return `${DATE}${CLOCKS[Math.min(colons, 2)] ?? ''}${zone}`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Dates of another time of the year do not change it. */
function zoneOf(now: Date): TimeZone {
  const offset = -now.getTimezoneOffset() * 60;
  return { at: () => ({ offset, abbreviation: '' }) };
}

/** What follows the point counts as nanoseconds when it has nine characters. */
function parseUnix(text: string): bigint {
  const [, seconds, fraction = '0'] = UNIX.exec(text) ?? [];
  if (seconds === undefined || !isInt64(seconds) || !isInt64(fraction)) {
    throw badRequest(`failed to parse value as time or duration: ${quote(text)}`);
  }
  const nanoseconds = Math.trunc(Number(fraction) * 10 ** (9 - fraction.length));
  return toBigInt(seconds) * BILLION + BigInt(nanoseconds);
}

function isInt64(text: string): boolean {
  return toBigInt(text) <= LARGEST;
}

/** BigInt() takes no plus sign. */
function toBigInt(text: string): bigint {
  return BigInt(text.replace(/^\+/, ''));
}
