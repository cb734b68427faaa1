import { parseDuration } from '../../../go/parse-duration.ts';
import { quoteTime } from '../../../go/parse-time.ts';
import { quote } from '../../../go/quote.ts';
import { badRequest } from '../daemon-words.ts';

const LEAST = 1_000_000; // nanoseconds
const PART = /^(?:\d+\.?\d*|\.\d+)([^.\d]*)/;
const UNIT = /^(?:ns|us|µs|μs|ms|s|m|h)$/;

/** A time in nanoseconds; 0 for '', which means none. Throws EngineError. */
export function durationOption(name: string, text: string): number {
  if (text === '') return 0;
  const duration = parseDuration(text);
  if (duration === null) throw badRequest(`time: ${problem(text)} ${quoteTime(text)}`);
  if (duration === 0 || duration >= LEAST) return Math.round(duration);
  throw badRequest(`Interval ${quote(name)} cannot be less than 1ms`);
}

/** What Go has to say of a text that is no duration. https://pkg.go.dev/time#ParseDuration */
function problem(text: string): string {
  let rest = text.replace(/^[+-]/, '');
  while (rest !== '') {
    const [part, unit] = PART.exec(rest) ?? [];
    if (part === undefined || unit === undefined) return 'invalid duration';
    if (unit === '') return 'missing unit in duration';
    if (!UNIT.test(unit)) return `unknown unit ${quoteTime(unit)} in duration`;
    rest = rest.slice(part.length);
  }
  return 'invalid duration';
}
