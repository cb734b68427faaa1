import { formatFloat } from '../go/float.ts';

const STEP = 1024; // bytes in a KiB
const UNITS: readonly string[] = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];

/** Bytes in powers of 1024, four significant digits: "1.5GiB". https://github.com/docker/go-units/blob/v0.5.0/size.go */
export function binarySize(bytes: number): string {
  let scaled = bytes;
  let unit = 0;
  while (scaled >= STEP && unit < UNITS.length - 1) {
    scaled /= STEP;
    unit += 1;
  }
  return formatFloat(scaled, 'g', 4) + (UNITS[unit] ?? '');
}
