const SECOND = 1_000_000_000n; // nanoseconds
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const SMALL_UNITS: readonly (readonly [size: bigint, name: string])[] = [
  [SECOND / 1000n, 'ms'],
  [SECOND / 1_000_000n, '\u00b5s'],
  [1n, 'ns'],
];

/** time.Duration's String: nanoseconds as "1h5m0s", "2.5s", "300ms". https://pkg.go.dev/time#Duration.String */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${durationText(-nanoseconds)}`;
  if (nanoseconds === 0n) return '0s';
  const [size, name] = SMALL_UNITS.find(([unit]) => nanoseconds >= unit) ?? [1n, 'ns'];
  if (nanoseconds < SECOND) return decimal(nanoseconds, size) + name;
  const seconds = `${decimal(nanoseconds % MINUTE, SECOND)}s`;
  if (nanoseconds < MINUTE) return seconds;
  const minutes = `${(nanoseconds % HOUR) / MINUTE}m${seconds}`;
  return nanoseconds < HOUR ? minutes : `${nanoseconds / HOUR}h${minutes}`;
}

/** The quotient in decimals, as many as there are; unit is a power of ten. */
function decimal(value: bigint, unit: bigint): string {
  const digits = String(unit).length - 1;
  const fraction = String(value % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(value / unit) : `${value / unit}.${fraction}`;
}
