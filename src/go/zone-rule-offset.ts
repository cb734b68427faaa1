/** What a POSIX TZ rule says of hours: how many seconds, and how many characters said it. */
export interface RuleOffset {
  readonly seconds: number;
  readonly length: number;
}

const OFFSET = /^([+-]?)(\d+)(?::(\d+)(?::(\d+))?)?/;
const LARGEST_HOUR = 24 * 7;
const HOUR = 3600; // seconds

/** "-3", "5:30", "+2:00:00" at the start of a text; null when there is none. */
export function parseRuleOffset(text: string): RuleOffset | null {
  const match = OFFSET.exec(text);
  if (match === null) return null;
  const [all, sign, hours, minutes = '0', seconds = '0'] = match;
  if (Number(hours) > LARGEST_HOUR || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const size = Number(hours) * HOUR + Number(minutes) * 60 + Number(seconds);
  return { seconds: sign === '-' ? 0 - size : size, length: all.length };
}
