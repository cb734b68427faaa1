import { civilTime, daysTo } from './civil-time.ts';
import { parseYearlyChange, type YearlyChange } from './zone-change.ts';
import { parseRuleOffset } from './zone-rule-offset.ts';

/** A name for local time. */
export interface NamedOffset {
  readonly abbreviation: string;
  /** Seconds east of UTC. */
  readonly offset: number;
}

/** What local time is at a moment, in seconds since 1970 UTC. */
export type ZoneRule = (seconds: number) => NamedOffset;

interface Taken {
  readonly value: NamedOffset;
  readonly rest: string;
}

const NAME = /^(?:<([^>]*)>|([^\d,+-]{3,}))/;
const HOUR = 3600; // seconds
const DAY = 86_400; // seconds
// What a rule without dates means, by the convention of the time zone database.
const DEFAULT_CHANGES = ',M3.2.0,M11.1.0';

/**
 * Reads a POSIX TZ rule, "EST5EDT,M3.2.0,M11.1.0"; null when it is none.
 * https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
 */
export function parseZoneRule(text: string): ZoneRule | null {
  const standard = takeNamedOffset(text, null);
  if (standard === null) return null;
  if (isEnd(standard.rest)) return () => standard.value;
  const daylight = takeNamedOffset(standard.rest, standard.value.offset + HOUR);
  if (daylight === null) return null;
  const changes = daylight.rest === '' ? DEFAULT_CHANGES : daylight.rest;
  const [start, end, ...more] = changes.slice(1).split(',').map(parseYearlyChange);
  if (!/^[,;]/.test(changes) || !start || !end || more.length > 0) return null;
  return (seconds) => seasonAt(seconds, [standard.value, daylight.value], [start, end]);
}

/** A name and its offset, which may be left out when there is a default. */
function takeNamedOffset(text: string, defaultOffset: number | null): Taken | null {
  const name = NAME.exec(text);
  if (name === null) return null;
  const abbreviation = name[1] ?? name[2] ?? '';
  const rest = text.slice(name[0].length);
  if (defaultOffset !== null && isEnd(rest)) {
    return { value: { abbreviation, offset: defaultOffset }, rest };
  }
  const offset = parseRuleOffset(rest);
  if (offset === null) return null;
  // The rule tells what to add to local time, not to UTC.
  return { value: { abbreviation, offset: 0 - offset.seconds }, rest: rest.slice(offset.length) };
}

function isEnd(rest: string): boolean {
  return rest === '' || rest.startsWith(',');
}

function seasonAt(
  seconds: number,
  [standard, daylight]: readonly [NamedOffset, NamedOffset],
  [start, end]: readonly [YearlyChange, YearlyChange],
): NamedOffset {
  // The year by UTC: no zone changes its clocks at New Year.
  const { year } = civilTime({
    seconds: BigInt(Math.floor(seconds)),
    nanoseconds: 0,
    offset: 0,
    zone: '',
  });
  const sinceNewYear = seconds - daysTo(year, 1, 1) * DAY;
  const starts = start.secondsInto(year) - standard.offset;
  const ends = end.secondsInto(year) - daylight.offset;
  const isBetween = sinceNewYear >= Math.min(starts, ends) && sinceNewYear < Math.max(starts, ends);
  // South of the equator daylight time lasts over New Year.
  return isBetween === starts <= ends ? daylight : standard;
}
