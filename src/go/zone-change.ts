import { daysTo } from './civil-time.ts';
import { parseRuleOffset } from './zone-rule-offset.ts';

/** When in a year a zone changes to or from daylight time. */
export interface YearlyChange {
  /** Seconds from New Year to the change, both by the clock on the wall. */
  secondsInto(year: number): number;
}

type DayOfYear = (year: number) => number;

const CHANGE = /^(?:J(\d+)|M(\d+)\.(\d+)\.(\d+)|(\d+))(?:\/(.+))?$/;
const DAY = 86_400; // seconds
const DEFAULT_TIME = 7200; // seconds; two in the morning
const THURSDAY = 4; // 1 January 1970
const LAST_OF_FEBRUARY = 59; // day of a year that is no leap year

/** Reads "M3.5.0/2", "J60" or "59" of a POSIX TZ rule; null when it is none. */
export function parseYearlyChange(text: string): YearlyChange | null {
  const match = CHANGE.exec(text);
  if (match === null) return null;
  const day = dayOfYear(match);
  const time = match[6] === undefined ? DEFAULT_TIME : wholeOffset(match[6]);
  if (day === null || time === null) return null;
  return { secondsInto: (year) => day(year) * DAY + time };
}

function wholeOffset(text: string): number | null {
  const offset = parseRuleOffset(text);
  return offset === null || offset.length !== text.length ? null : offset.seconds;
}

function dayOfYear([, julian, month, week, weekday, plain]: RegExpExecArray): DayOfYear | null {
  if (julian !== undefined) return julianDay(Number(julian));
  if (plain !== undefined) return plainDay(Number(plain));
  return nthWeekday(Number(month), Number(week), Number(weekday));
}

/** 1 to 365; 29 February is never counted. */
function julianDay(day: number): DayOfYear | null {
  if (day < 1 || day > 365) return null;
  return (year) => (daysIn(year, 2) === 29 && day > LAST_OF_FEBRUARY ? day : day - 1);
}

/** 0 to 365. */
function plainDay(day: number): DayOfYear | null {
  return day > 365 ? null : () => day;
}

/** The nth such weekday of a month; the fifth is the last. */
function nthWeekday(month: number, week: number, weekday: number): DayOfYear | null {
  if (month < 1 || month > 12 || week < 1 || week > 5 || weekday > 6) return null;
  return (year) => {
    const first = daysTo(year, month, 1);
    const firstWeekday = (((first + THURSDAY) % 7) + 7) % 7;
    let day = (weekday - firstWeekday + 7) % 7;
    for (let left = week - 1; left > 0 && day + 7 < daysIn(year, month); left -= 1) day += 7;
    return first + day - daysTo(year, 1, 1);
  };
}

function daysIn(year: number, month: number): number {
  return daysTo(year, month + 1, 1) - daysTo(year, month, 1);
}
