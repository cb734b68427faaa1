import type { GoTime } from '../go/go-type.ts';
import { formatTime } from '../go/time-layout.ts';
import type { TimeZone, ZoneOffset } from '../go/time-zone.ts';

const ISO_LENGTH = 24; // longer for the years that need more than four digits
const MINUTE = 60; // seconds
const HOUR = 3600; // seconds

/** "2026-11-20 15:02:50 +0100 CET": how image lists show a time. seconds since 1970 UTC. */
export function timestampText(seconds: number, zone: TimeZone): string {
  const local = zone.at(seconds);
  const iso = isoText(seconds, local);
  if (iso === null) return formatTime(goTime(seconds, local), '2006-01-02 15:04:05 -0700 MST');
  const [date, clock] = [iso.slice(0, 10), iso.slice(11, 19)];
  return `${date} ${clock} ${offsetText(local.offset, '')} ${local.abbreviation}`;
}

/** "2026-11-20T15:02:50+01:00": how histories show a time. seconds since 1970 UTC. */
export function rfc3339Text(seconds: number, zone: TimeZone): string {
  const local = zone.at(seconds);
  const iso = isoText(seconds, local);
  if (iso === null) return formatTime(goTime(seconds, local), '2006-01-02T15:04:05Z07:00');
  return iso.slice(0, 19) + (local.offset === 0 ? 'Z' : offsetText(local.offset, ':'));
}

/** Local date and clock by JavaScript's own calendar, far quicker than ours; null beyond its years. */
function isoText(seconds: number, { offset }: ZoneOffset): string | null {
  const date = new Date((seconds + offset) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const iso = date.toISOString();
  return iso.length === ISO_LENGTH ? iso : null;
}

function goTime(seconds: number, { offset, abbreviation }: ZoneOffset): GoTime {
  return { seconds: BigInt(Math.trunc(seconds)), nanoseconds: 0, offset, zone: abbreviation };
}

function offsetText(offset: number, colon: string): string {
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / HOUR)).padStart(2, '0');
  const minutes = String(Math.floor((size % HOUR) / MINUTE)).padStart(2, '0');
  return (offset < 0 ? '-' : '+') + hours + colon + minutes;
}
