import { readdirSync, readFileSync } from 'node:fs';
import { intlTimeZone } from './intl-time-zone.ts';
import { UTC } from './utc.ts';
import { readZoneFile } from './zone-file.ts';

/** Where a clock hangs. */
export interface TimeZone {
  /** What local time is at a moment, in seconds since 1970 UTC. */
  at(seconds: number): ZoneOffset;
}
/** Seconds east of UTC, and the abbreviation as Go prints it: "CET", "-03", "UTC". */
export interface ZoneOffset {
  readonly offset: number;
  readonly abbreviation: string;
}

const LOCAL_FILE = '/etc/localtime';
// Where Go looks, in this order.
const FOLDERS: readonly string[] = [
  '/usr/share/zoneinfo',
  '/usr/share/lib/zoneinfo',
  '/usr/lib/locale/TZ',
  '/etc/zoneinfo',
];

/**
 * The zone that Go's time.Local is for a value of the TZ variable. tz undefined: the machine's own.
 * What names no zone file is UTC, POSIX rules too. Reads files.
 */
export function loadTimeZone(tz: string | undefined): TimeZone {
  if (tz === undefined) return zoneFromFiles([LOCAL_FILE]) ?? withoutZoneFiles(undefined);
  const name = tz.replace(/^:/, '');
  if (name === '' || name === 'UTC') return UTC;
  if (name.startsWith('/')) return zoneFromFiles([name]) ?? UTC;
  return zoneFromFiles(FOLDERS.map((folder) => `${folder}/${name}`)) ?? withoutZoneFiles(name);
}

/** The first of these files that describes a zone. */
function zoneFromFiles(paths: readonly string[]): TimeZone | null {
  for (const path of paths) {
    const bytes = readOrNull(path);
    const at = bytes === null ? null : readZoneFile(bytes);
    if (at !== null) return { at };
  }
  return null;
}

function readOrNull(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Where no folder of zones exists, what JavaScript knows has to do. name undefined: the machine's zone. */
function withoutZoneFiles(name: string | undefined): TimeZone {
  if (FOLDERS.some(exists)) return UTC;
  const at = intlTimeZone(name);
  return at === null ? UTC : { at };
}

function exists(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}
