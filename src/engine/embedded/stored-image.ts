import type { IndexEntry } from '../../content/index-entry.ts';
import { compareStrings } from '../../go/compare-strings.ts';
import type { Descriptor } from '../../model/descriptor.ts';
import type { Digest } from '../../model/digest.ts';
import { familiarString, type Reference, referenceString } from '../../model/reference.ts';
import { imageSize, type ManifestFacts } from './manifest-facts.ts';

/** An image of the store: all manifests with one configuration, and all names that lead to them. */
export interface StoredImage {
  /** The digest of the configuration. */
  readonly id: Digest;
  /** Of the first manifest; others differ in how their layers are packed. */
  readonly facts: ManifestFacts;
  /** The manifests of it. */
  readonly manifests: readonly ManifestFacts[];
  /** Names with tags, sorted by their full spelling. */
  readonly tags: readonly Reference[];
  /** Names with digests, sorted the same way. */
  readonly digests: readonly Reference[];
  /** Bytes as docker counts them. */
  readonly size: number;
  /** When a user last gave it a name, RFC 3339; null: never. */
  readonly tagged: string | null;
}

/** A line of the index that leads to an image. */
export interface ImageLine {
  readonly entry: IndexEntry;
  readonly facts: ManifestFacts;
}

/** The images that lines of the index lead to, newest first. */
export function groupImages(lines: readonly ImageLine[]): readonly StoredImage[] {
  const groups = new Map<Digest, ImageLine[]>();
  for (const line of lines) {
    const { digest } = line.facts.config;
    const group = groups.get(digest);
    if (group === undefined) groups.set(digest, [line]);
    else group.push(line);
  }
  const images = Array.from(groups, ([id, group]) => toImage(id, group));
  return images.toSorted(byAge);
}

/** What points at its manifest. */
export function manifestDescriptor({ facts }: Pick<StoredImage, 'facts'>): Descriptor {
  const { manifest, manifestSize, mediaType, platform } = facts;
  return { mediaType, digest: manifest, size: manifestSize, platform };
}

/** When it was made, in nanoseconds since 1970; null: it does not say. */
export function createdNanoseconds({ facts }: Pick<StoredImage, 'facts'>): bigint | null {
  if (facts.created === null) return null;
  const { seconds, nanoseconds } = facts.created;
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
}

function toImage(id: Digest, lines: readonly ImageLine[]): StoredImage {
  const [first] = lines;
  if (first === undefined) throw new RangeError('an image without lines'); // groups have one at least
  const references = lines
    .flatMap(({ entry }) => entry.reference ?? [])
    .map((reference) => ({ reference, key: referenceString(reference) }))
    .toSorted((left, right) => compareStrings(left.key, right.key))
    .map(({ reference }) => reference);
  const tagged = lines.flatMap(({ entry }) => entry.tagged ?? []).toSorted(compareStrings);
  return {
    id,
    facts: first.facts,
    manifests: [...new Map(lines.map(({ facts }) => [facts.manifest, facts])).values()],
    tags: references.filter(({ digest }) => digest === undefined),
    digests: references.filter(({ digest }) => digest !== undefined),
    size: imageSize(first.facts),
    tagged: tagged.at(-1) ?? null,
  };
}

/** docker leaves images of one age in any order; here the first tag and the ID decide. */
function byAge(left: StoredImage, right: StoredImage): number {
  const [a, b] = [left.facts.created, right.facts.created];
  const seconds = (b?.seconds ?? 0) - (a?.seconds ?? 0);
  const age = seconds === 0 ? (b?.nanoseconds ?? 0) - (a?.nanoseconds ?? 0) : seconds;
  if (age !== 0) return age;
  return compareStrings(firstTag(left), firstTag(right)) || compareStrings(left.id, right.id);
}

function firstTag({ tags: [first] }: StoredImage): string {
  return first === undefined ? '' : familiarString(first);
}
