/** The newest API version this client speaks. */
export const NEWEST_VERSION = '1.50';

/** What an engine speaks that says nothing of versions. */
export const OLDEST_VERSION = '1.24';

/** "1.50" of "v1.50"; what has no such letter stays as it is. */
export function withoutLetter(version: string): string {
  return version.startsWith('v') ? version.slice(1) : version;
}

/**
 * Whether one API version comes before another. They are compared number by number; what is no number
 * counts as 0, as in docker, where versions are never checked.
 */
export function isOlder(version: string, other: string): boolean {
  if (version === other) return false;
  const [left, right] = [version, other].map((text) => text.split('.').map(toNumber));
  const length = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let at = 0; at < length; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function toNumber(part: string): number {
  return /^[+-]?\d+$/.test(part) ? Number(part) : 0;
}
