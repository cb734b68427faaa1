import type { NamedOffset, ZoneRule } from './zone-rule.ts';

const NUMERIC = /^GMT(?:([+-])(\d+)(?::(\d+))?)?$/;

/**
 * A zone of JavaScript's own database, null when it has none of that name. name undefined: the
 * machine's zone. Zones that it has no letters for get "+05" or "+0530", as zone files have it.
 */
export function intlTimeZone(name: string | undefined): ZoneRule | null {
  try {
    const zone = name === undefined ? {} : { timeZone: name };
    const format = (timeZoneName: 'longOffset' | 'short'): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat('en-US', { ...zone, timeZoneName });
    const [offsets, letters] = [format('longOffset'), format('short')];
    return (seconds) => offsetAt(new Date(seconds * 1000), offsets, letters);
  } catch {
    return null;
  }
}

function offsetAt(
  date: Date,
  offsets: Intl.DateTimeFormat,
  letters: Intl.DateTimeFormat,
): NamedOffset {
  const [, sign, hours = '0', minutes = '0'] = NUMERIC.exec(zoneName(offsets, date)) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60;
  const abbreviation = zoneName(letters, date);
  return {
    offset: sign === '-' ? 0 - size : size,
    abbreviation: NUMERIC.test(abbreviation) ? numericName(abbreviation) : abbreviation,
  };
}

function zoneName(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function numericName(text: string): string {
  const [, sign, hours, minutes = ''] = NUMERIC.exec(text) ?? [];
  return sign === undefined || hours === undefined
    ? 'UTC'
    : sign + hours.padStart(2, '0') + minutes;
}
