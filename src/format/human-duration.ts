const MINUTE = 60; // seconds
const HOUR = 60 * MINUTE;
const DAY = 24; // hours
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
const LONGEST = 9_223_372_036; // seconds; a Go duration ends after 292 years

// Long lists show the same ages again and again.
const secondsText = counted('seconds');
const minutesText = counted('minutes');
const hoursText = counted('hours');
const daysText = counted('days');
const weeksText = counted('weeks');
const monthsText = counted('months');
const yearsText = counted('years');

/** A span of time in words: "About an hour", "3 weeks". https://github.com/docker/go-units/blob/v0.5.0/duration.go */
export function humanDuration(seconds: number): string {
  const whole = Math.trunc(Math.min(seconds, LONGEST));
  if (whole < 1) return 'Less than a second';
  if (whole < MINUTE) return whole === 1 ? '1 second' : secondsText(whole);
  const minutes = Math.trunc(whole / MINUTE);
  if (minutes < 60) return minutes === 1 ? 'About a minute' : minutesText(minutes);
  return hoursAndMore(Math.min(seconds, LONGEST) / HOUR);
}

function hoursAndMore(exact: number): string {
  const hours = Math.trunc(exact + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 2 * DAY) return hoursText(hours);
  if (hours < 2 * WEEK) return daysText(Math.trunc(hours / DAY));
  if (hours < 2 * MONTH) return weeksText(Math.trunc(hours / WEEK));
  if (hours < 2 * YEAR) return monthsText(Math.trunc(hours / MONTH));
  return yearsText(Math.trunc(exact / YEAR));
}

/** "5 days", each text made once: no count of a unit is high. */
function counted(unit: string): (count: number) => string {
  const texts: string[] = [];
  return (count) => (texts[count] ??= `${count} ${unit}`);
}
