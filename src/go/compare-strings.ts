import { toBytes } from './go-string.ts';

const SURROGATE = /[\ud800-\udfff]/;

/** How Go orders strings: by their bytes. Negative, 0 or positive, as Array.sort wants it. */
export function compareStrings(left: string, right: string): number {
  // Without surrogates the order of UTF-16 units is that of the bytes.
  if (SURROGATE.test(left) || SURROGATE.test(right)) {
    return Buffer.compare(toBytes(left), toBytes(right));
  }
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
