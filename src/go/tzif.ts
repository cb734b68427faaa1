/** One kind of local time that a zone has had. */
export interface LocalTimeType {
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly isDaylight: boolean;
  readonly abbreviation: string;
}

/** What a zone file says. */
export interface ZoneData {
  /** When local time changed, in seconds since 1970 UTC, ascending. */
  readonly transitions: Float64Array;
  /** For each transition the place of its type in types. */
  readonly typeOfTransition: Uint8Array;
  /** Never empty. */
  readonly types: readonly LocalTimeType[];
  /** The rule for times behind the last transition, "CET-1CEST,M3.5.0,M10.5.0/3"; '' when there is none. */
  readonly footer: string;
}

interface Counts {
  readonly utcFlags: number;
  readonly standardFlags: number;
  readonly leapSeconds: number;
  readonly transitions: number;
  readonly types: number;
  readonly letters: number;
}

const MAGIC = 'TZif';
const HEADER = 44; // bytes
const COUNTS = 20; // where the six counts stand in the header
const TYPE = 6; // bytes: offset, daylight flag, place of the abbreviation

/** Reads a zone file of version 1, 2 or 3, as Go does; null when it is none. https://www.rfc-editor.org/rfc/rfc8536 */
export function parseTzif(bytes: Uint8Array): ZoneData | null {
  const version = versionOf(bytes);
  if (version === null) return null;
  const counts = readCounts(bytes, 0);
  if (version === 1) return readBody(bytes, HEADER, { counts, timeSize: 4 });
  // The 32-bit data come first and say less.
  const second = HEADER + bodyLength(counts, 4);
  if (bytes.length < second + HEADER) return null;
  return readBody(bytes, second + HEADER, { counts: readCounts(bytes, second), timeSize: 8 });
}

function versionOf(bytes: Uint8Array): number | null {
  if (bytes.length < HEADER || ascii(bytes.subarray(0, MAGIC.length)) !== MAGIC) return null;
  switch (bytes[MAGIC.length]) {
    case 0:
      return 1;
    case 0x32:
    case 0x33:
      return 2;
    default:
      return null;
  }
}

function readCounts(bytes: Uint8Array, start: number): Counts {
  const view = viewOf(bytes);
  const count = (index: number): number => view.getUint32(start + COUNTS + index * 4);
  return {
    utcFlags: count(0),
    standardFlags: count(1),
    leapSeconds: count(2),
    transitions: count(3),
    types: count(4),
    letters: count(5),
  };
}

function bodyLength(counts: Counts, timeSize: 4 | 8): number {
  return (
    counts.transitions * (timeSize + 1) +
    counts.types * TYPE +
    counts.letters +
    counts.leapSeconds * (timeSize + 4) +
    counts.standardFlags +
    counts.utcFlags
  );
}

function readBody(
  bytes: Uint8Array,
  start: number,
  { counts, timeSize }: { readonly counts: Counts; readonly timeSize: 4 | 8 },
): ZoneData | null {
  const end = start + bodyLength(counts, timeSize);
  if (bytes.length < end || counts.types === 0) return null;
  const places = start + counts.transitions * timeSize;
  const types = readTypes(bytes, places + counts.transitions, counts);
  const typeOfTransition = bytes.slice(places, places + counts.transitions);
  if (types === null || typeOfTransition.some((place) => place >= types.length)) return null;
  const transitions = readTimes(bytes, start, { count: counts.transitions, timeSize });
  return { transitions, typeOfTransition, types, footer: readFooter(bytes.subarray(end)) };
}

function readTimes(
  bytes: Uint8Array,
  start: number,
  { count, timeSize }: { readonly count: number; readonly timeSize: 4 | 8 },
): Float64Array {
  const view = viewOf(bytes);
  return Float64Array.from({ length: count }, (_, index) => {
    const at = start + index * timeSize;
    return timeSize === 4 ? view.getInt32(at) : Number(view.getBigInt64(at));
  });
}

function readTypes(
  bytes: Uint8Array,
  start: number,
  counts: Counts,
): readonly LocalTimeType[] | null {
  const view = viewOf(bytes);
  const letters = bytes.subarray(start + counts.types * TYPE).subarray(0, counts.letters);
  const types: LocalTimeType[] = [];
  for (let index = 0; index < counts.types; index += 1) {
    const at = start + index * TYPE;
    const place = view.getUint8(at + 5);
    if (place >= letters.length) return null;
    const isDaylight = view.getUint8(at + 4) !== 0;
    types.push({
      offset: view.getInt32(at),
      isDaylight,
      abbreviation: upToNul(letters.subarray(place)),
    });
  }
  return types;
}

/** The footer stands between two newlines. */
function readFooter(rest: Uint8Array): string {
  const text = ascii(rest);
  return text.length > 2 && text.startsWith('\n') && text.endsWith('\n') ? text.slice(1, -1) : '';
}

function upToNul(letters: Uint8Array): string {
  return ascii(letters).split('\0', 1)[0] ?? '';
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
