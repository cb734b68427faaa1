import type { GoTime } from '../go/go-type.ts';
import { formatTime } from '../go/time-layout.ts';
import type { TimeZone, ZoneOffset } from '../go/time-zone.ts';

const ISO_LENGTH = 24; // longer for the years that need more than four digits
const MINUTE = 60; // seconds
const HOUR = 3600; // seconds
const DAY = 86_400; // seconds
const MOST_DAYS = 4096;

/** Dates by days since 1970: images of a list share them. */
const knownDates = new Map<number, string>();

/** "2026-11-20 15:02:50 +0100 CET": how image lists show a time. seconds since 1970 UTC. */
export function timestampText(seconds: number, zone: TimeZone): string {
  const local = zone.at(seconds);
  const text = localText(seconds + local.offset, ' ');
  if (text === null) return formatTime(goTime(seconds, local), '2006-01-02 15:04:05 -0700 MST');
  return `${text} ${offsetText(local.offset, '')} ${local.abbreviation}`;
}

/** "2026-11-20T15:02:50+01:00": how histories show a time. seconds since 1970 UTC. */
export function rfc3339Text(seconds: number, zone: TimeZone): string {
  const local = zone.at(seconds);
  const text = localText(seconds + local.offset, 'T');
  if (text === null) return formatTime(goTime(seconds, local), '2006-01-02T15:04:05Z07:00');
  return text + (local.offset === 0 ? 'Z' : offsetText(local.offset, ':'));
}

/** Date and clock; null beyond the years of four digits. */
function localText(seconds: number, between: string): string | null {
  const day = Math.floor(seconds / DAY);
  const date = knownDates.get(day) ?? newDate(day);
  if (date === null) return null;
  const inDay = seconds - day * DAY;
  const minutes = Math.floor((inDay % HOUR) / MINUTE);
  const clock = `${twoDigits(Math.floor(inDay / HOUR))}:${twoDigits(minutes)}`;
  return `${date}${between}${clock}:${twoDigits(Math.floor(inDay % MINUTE))}`;
}

/** By JavaScript's own calendar, far quicker than ours. */
function newDate(day: number): string | null {
  const date = new Date(day * DAY * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  if (iso.length !== ISO_LENGTH) return null;
  if (knownDates.size === MOST_DAYS) knownDates.clear();
  knownDates.set(day, iso.slice(0, 10));
  return iso.slice(0, 10);
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

function goTime(seconds: number, { offset, abbreviation }: ZoneOffset): GoTime {
  return { seconds: BigInt(Math.trunc(seconds)), nanoseconds: 0, offset, zone: abbreviation };
}

function offsetText(offset: number, colon: string): string {
  const size = Math.abs(offset);
  const hours = twoDigits(Math.floor(size / HOUR));
  const minutes = twoDigits(Math.floor((size % HOUR) / MINUTE));
  return (offset < 0 ? '-' : '+') + hours + colon + minutes;
}
