const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
]);
const WHOLE = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const LIMIT = 2 ** 63; // nanoseconds

/** time.ParseDuration: "1h30m" in nanoseconds; null when the text is none, or too long a time. https://pkg.go.dev/time#ParseDuration */
export function parseDuration(text: string): number | null {
  if (/^[+-]?0$/.test(text)) return 0;
  if (!WHOLE.test(text)) return null;
  let sum = 0;
  for (const [, count, unit = ''] of text.matchAll(PART)) {
    sum += Number(count) * (UNITS.get(unit) ?? 0);
  }
  if (sum >= LIMIT) return null;
  return text.startsWith('-') ? -sum : sum;
}
