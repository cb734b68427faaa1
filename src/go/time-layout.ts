import { type CivilTime, civilTime } from './civil-time.ts';
import type { GoTime } from './go-type.ts';

/** time.Month's names; January is at 0. */
export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** time.Weekday's names; Sunday is at 0. */
export const WEEKDAYS: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

// The parts of the reference time, longest first where one begins another.
const PART =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|__2|_2(?!006)|[345]|PM|pm|[-Z]07(?:0000|:00:00|00|:00)?|[.,](?:0+|9+)(?!\d)/g;

/** time.Time's Format(): the layout is the reference time, Mon Jan 2 15:04:05 -0700 MST 2006. */
export function formatTime(time: GoTime, layout: string): string {
  const civil = civilTime(time);
  return layout.replace(PART, (part) => {
    if (part.startsWith('.') || part.startsWith(',')) return fraction(time, part);
    if (part.startsWith('-07') || part.startsWith('Z07')) return zoneOffset(time.offset, part);
    if (part === 'MST') return time.zone === '' ? zoneOffset(time.offset, '-0700') : time.zone;
    return civilPart(civil, part);
  });
}

function civilPart(civil: CivilTime, part: string): string {
  return datePart(civil, part) ?? clockPart(civil, part) ?? part;
}

function datePart(civil: CivilTime, part: string): string | null {
  const month = MONTHS[civil.month - 1] ?? '';
  const weekday = WEEKDAYS[civil.weekday] ?? '';
  switch (part) {
    case 'January':
      return month;
    case 'Jan':
      return month.slice(0, 3);
    case 'Monday':
      return weekday;
    case 'Mon':
      return weekday.slice(0, 3);
    case '2006':
      return padYear(civil.year);
    case '06':
      return pad((civil.year < 0 ? -civil.year : civil.year) % 100, 2);
    case '01':
      return pad(civil.month, 2);
    case '1':
      return String(civil.month);
    case '02':
      return pad(civil.day, 2);
    case '_2':
      return String(civil.day).padStart(2);
    case '2':
      return String(civil.day);
    case '002':
      return pad(civil.yearDay, 3);
    case '__2':
      return String(civil.yearDay).padStart(3);
    default:
      return null;
  }
}

function clockPart(civil: CivilTime, part: string): string | null {
  const half = civil.hour % 12 === 0 ? 12 : civil.hour % 12;
  switch (part) {
    case '15':
      return pad(civil.hour, 2);
    case '03':
      return pad(half, 2);
    case '3':
      return String(half);
    case '04':
      return pad(civil.minute, 2);
    case '4':
      return String(civil.minute);
    case '05':
      return pad(civil.second, 2);
    case '5':
      return String(civil.second);
    case 'PM':
      return civil.hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return civil.hour >= 12 ? 'pm' : 'am';
    default:
      return null;
  }
}

function fraction(time: GoTime, part: string): string {
  const digits = pad(time.nanoseconds, 9)
    .slice(0, part.length - 1)
    .padEnd(part.length - 1, '0');
  const shown = part.includes('9') ? digits.replace(/0+$/, '') : digits;
  return shown === '' ? '' : part.charAt(0) + shown;
}

function zoneOffset(offset: number, part: string): string {
  if (part.startsWith('Z') && offset === 0) return 'Z';
  const size = Math.abs(offset);
  const hours = pad(Math.floor(size / 3600), 2);
  const minutes = pad(Math.floor(size / 60) % 60, 2);
  const seconds = pad(size % 60, 2);
  const colon = part.includes(':') ? ':' : '';
  const texts = [hours, minutes, seconds].slice(
    0,
    Math.floor((part.replaceAll(':', '').length - 1) / 2),
  );
  return (offset < 0 ? '-' : '+') + texts.join(colon);
}

function padYear(year: number): string {
  return year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
