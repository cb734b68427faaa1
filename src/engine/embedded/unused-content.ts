import type { IndexEntry } from '../../content/index-entry.ts';
import { reachableFrom } from '../../content/reachable.ts';
import type { Digest } from '../../model/digest.ts';
import type { Catalog } from './catalog.ts';
import type { LocalStore } from './local-store.ts';
import type { ImageLine } from './stored-image.ts';

/**
 * The content of lines that go which no line that stays needs. Where a line that stays cannot be read nobody
 * knows what it needs, and nothing goes.
 */
export function unusedContent(
  store: LocalStore,
  { lines, broken }: Catalog,
  remaining: readonly IndexEntry[],
): readonly Digest[] {
  const stays = new Set(remaining);
  if (broken.some(({ entry }) => stays.has(entry))) return [];
  const gone = lines.filter(({ entry }) => !stays.has(entry));
  const staying = lines.filter(({ entry }) => stays.has(entry));
  const needed = neededContent(store, staying, remaining);
  return [...new Set(gone.flatMap(contentOf))].filter((digest) => !needed.has(digest));
}

/** All content that lines of the index need. Throws IntegrityError where that cannot be known. */
export function neededContent(
  store: LocalStore,
  lines: readonly ImageLine[],
  entries: readonly IndexEntry[],
): ReadonlySet<Digest> {
  return new Set([
    ...lines.flatMap(contentOf),
    ...reachableFrom(store.blobs, strangersAmong(lines, entries)),
  ]);
}

/** A line needs its manifest and what that names; a name with the digest of an index needs that index. */
function contentOf({ entry, facts }: ImageLine): readonly Digest[] {
  const named = entry.reference?.digest;
  return [
    facts.manifest,
    facts.config.digest,
    ...facts.layers.map(({ blob }) => blob),
    ...(named === undefined ? [] : [named]),
  ];
}

/** Lines that lead to no image: signatures, indexes that other programs put here. */
function strangersAmong(
  lines: readonly ImageLine[],
  entries: readonly IndexEntry[],
): readonly IndexEntry[] {
  const own = new Set(lines.map(({ entry }) => entry));
  return entries.filter((entry) => !own.has(entry));
}
