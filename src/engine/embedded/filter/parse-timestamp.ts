import { parseDuration } from '../../../go/parse-duration.ts';
import { parseRfc3339, TimeParseError } from '../../../go/parse-time.ts';
import { quote } from '../../../go/quote.ts';
import { UTC } from '../../../go/time-zone.ts';
import { badRequest } from '../daemon-words.ts';

const UNIX = /^(-?\d+)(?:\.(\d+))?$/;

const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;

/**
 * The moment that a filter names, in nanoseconds since 1970 UTC: "24h" before now, seconds since 1970, or RFC 3339
 * and its shorter forms, without a zone in the local one. Throws EngineError.
 * https://github.com/moby/moby/blob/v28.2.2/api/types/time/timestamp.go
 */
export function parseTimestamp(text: string, now: Date): bigint {
  const duration = text === '0' ? null : parseDuration(text);
  if (duration !== null)
    return secondsOf(BigInt(now.getTime()) * MILLION - BigInt(Math.round(duration)));
  const completed = completeTime(text, now);
  try {
    if (completed !== null) return parseDate(completed);
  } catch (error) {
    if (!(error instanceof TimeParseError)) throw error;
    if (text.includes('-')) throw badRequest(error.message);
  }
  return parseUnix(text);
}

/** Durations count in whole seconds. */
function secondsOf(nanoseconds: bigint): bigint {
  return (nanoseconds / BILLION) * BILLION;
}

function parseDate(text: string): bigint {
  const { seconds, nanoseconds } = parseRfc3339(text, UTC);
  return seconds * BILLION + BigInt(nanoseconds);
}

/** All parts of RFC 3339, those that were left out at their least; null when it looks like none. */
function completeTime(text: string, now: Date): string | null {
  const [, date, time = '', zone = ''] =
    /^([^T]*?)(T[^zZ+-]*)?([zZ]|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (date === undefined || !date.includes('-')) return null;
  const fields = time === '' ? [] : time.slice(1).split(':');
  const [hour = '00', minute = '00', second = '00'] = fields;
  const clock = [hour, minute, second, ...fields.slice(3)].join(':');
  return `${date}T${clock}${zone === '' ? localZone(now) : zone.toUpperCase()}`;
}

function localZone(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}

function parseUnix(text: string): bigint {
  const [, seconds, fraction = ''] = UNIX.exec(text) ?? [];
  if (seconds === undefined) {
    throw badRequest(`failed to parse value as time or duration: ${quote(text)}`);
  }
  return BigInt(seconds) * BILLION + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}
