import type { TimeZone } from './time-zone.ts';

/** Coordinated Universal Time. */
export const UTC: TimeZone = { at: () => ({ offset: 0, abbreviation: 'UTC' }) };
