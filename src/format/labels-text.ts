import { compareStrings } from '../go/compare-strings.ts';

/** "a=1,b=2". docker's order is random; ours is that of the names. */
export function labelsText(labels: ReadonlyMap<string, string>): string {
  return Array.from(labels)
    .toSorted(([a], [b]) => compareStrings(a, b))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
