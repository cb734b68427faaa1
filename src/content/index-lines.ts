import { type Reference, referenceString } from '../model/reference.ts';
import type { IndexEntry } from './index-entry.ts';

/**
 * The lines with one more name. A name that another image had leaves it; when that was its last one, the
 * image hangs. Lines without a name give way to the new one of their manifest.
 */
export function addLine(entries: readonly IndexEntry[], line: IndexEntry): readonly IndexEntry[] {
  const key = keyOf(line.reference);
  const { digest } = line.descriptor;
  const others = entries.filter(
    (entry) => entry.reference !== null || entry.descriptor.digest !== digest,
  );
  const loser = others.find(({ reference }) => key !== null && keyOf(reference) === key);
  const rest = others.filter((entry) => entry !== loser);
  if (line.reference === null && rest.some((entry) => entry.descriptor.digest === digest))
    return rest;
  if (loser === undefined || isNamed(rest, loser)) return [...rest, line];
  if (loser.descriptor.digest === digest) return [...rest, line];
  return [...rest, { ...loser, reference: null, tagged: null }, line];
}

/** Whether any line leads to the manifest of this one. */
function isNamed(entries: readonly IndexEntry[], { descriptor }: IndexEntry): boolean {
  return entries.some((entry) => entry.descriptor.digest === descriptor.digest);
}

function keyOf(reference: Reference | null): string | null {
  return reference === null ? null : referenceString(reference);
}
