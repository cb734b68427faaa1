const MINUTE = 60; // seconds
const HOUR = 60 * MINUTE;
const DAY = 24; // hours
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
const LONGEST = 9_223_372_036; // seconds; a Go duration ends after 292 years

/** A span of time in words: "About an hour", "3 weeks". https://github.com/docker/go-units/blob/v0.5.0/duration.go */
export function humanDuration(seconds: number): string {
  const whole = Math.trunc(Math.min(seconds, LONGEST));
  if (whole < 1) return 'Less than a second';
  if (whole < MINUTE) return whole === 1 ? '1 second' : `${whole} seconds`;
  const minutes = Math.trunc(whole / MINUTE);
  if (minutes < 60) return minutes === 1 ? 'About a minute' : `${minutes} minutes`;
  return hoursAndMore(Math.min(seconds, LONGEST) / HOUR);
}

function hoursAndMore(exact: number): string {
  const hours = Math.trunc(exact + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 2 * DAY) return `${hours} hours`;
  if (hours < 2 * WEEK) return `${Math.trunc(hours / DAY)} days`;
  if (hours < 2 * MONTH) return `${Math.trunc(hours / WEEK)} weeks`;
  if (hours < 2 * YEAR) return `${Math.trunc(hours / MONTH)} months`;
  return `${Math.trunc(exact / YEAR)} years`;
}
