import type { GoTime } from './go-type.ts';

/** A moment on the calendar and the clock of its zone. */
export interface CivilTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 to 366. */
  readonly yearDay: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const DAY = 86_400; // seconds
const ERA = 146_097; // days in 400 years
const EPOCH = 719_468; // days from 1 March of year 0 to 1970
const THURSDAY = 4; // 1 January 1970

/** The calendar and clock of a time in its own zone. */
export function civilTime(time: GoTime): CivilTime {
  const local = Number(time.seconds) + time.offset;
  const days = Math.floor(local / DAY);
  const clock = local - days * DAY;
  const date = civilDate(days);
  return {
    ...date,
    yearDay: days - daysTo(date.year, 1, 1) + 1,
    weekday: (((days + THURSDAY) % 7) + 7) % 7,
    hour: Math.floor(clock / 3600),
    minute: Math.floor(clock / 60) % 60,
    second: clock % 60,
  };
}

/** Days from 1 January 1970 to a date; month and day may be out of range, as in time.Date. */
export function daysTo(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  // The year begins in March, so that the leap day is its last.
  const shifted = months - 2;
  const marchYear = Math.floor(shifted / 12);
  const monthOfYear = shifted - marchYear * 12;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = Math.floor((153 * monthOfYear + 2) / 5) + day - 1;
  return era * ERA + yearOfEra * 365 + leapDays + dayOfYear - EPOCH;
}

// The civil calendar from a count of days: http://howardhinnant.github.io/date_algorithms.html
function civilDate(days: number): Pick<CivilTime, 'year' | 'month' | 'day'> {
  const shifted = days + EPOCH;
  const era = Math.floor(shifted / ERA);
  const dayOfEra = shifted - era * ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1,
  };
}
