import type { IndexEntry } from '../../content/index-entry.ts';
import type { Digest } from '../../model/digest.ts';
import {
  canonicalName,
  familiarString,
  type Reference,
  referenceString,
} from '../../model/reference.ts';
import type { Removal } from '../../model/removal.ts';
import type { Catalog } from './catalog.ts';
import type { StoredImage } from './stored-image.ts';

/** What a removal will do, step by step, with docker's lines about it. Nothing is touched. */
export class RemovalPlan {
  readonly removals: Removal[] = [];
  /** Bytes of layers that go, as docker counts them. */
  reclaimed = 0n;
  readonly #catalog: Catalog;
  readonly #untagged = new Set<string>();
  readonly #deleted = new Set<Digest>();
  /** How many images have a layer, by its chain ID. */
  readonly #users = new Map<Digest, number>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    for (const { facts } of catalog.images) {
      for (const { chainId } of facts.layers) this.#count(chainId, 1);
    }
  }

  /** The names that an image still has, tags and digests, sorted by their full spelling. */
  references({ tags, digests }: StoredImage): readonly Reference[] {
    return [...tags, ...digests]
      .map((reference) => ({ reference, key: referenceString(reference) }))
      .filter(({ key }) => !this.#untagged.has(key))
      .toSorted((left, right) => (left.key < right.key ? -1 : 1))
      .map(({ reference }) => reference);
  }

  /** Whether a name is still there. */
  has(reference: Reference): boolean {
    return !this.#untagged.has(referenceString(reference));
  }

  /** Takes a name away; with the last tag of a repository go its digests. The image goes with the last name. */
  removeName(image: StoredImage, reference: Reference): void {
    this.untag(reference);
    if (reference.digest === undefined) this.#untagDigests(image, reference);
    if (this.references(image).length === 0) this.delete(image);
  }

  untag(reference: Reference): void {
    this.#untagged.add(referenceString(reference));
    this.removals.push({ untagged: familiarString(reference), deleted: '' });
  }

  /** Takes away all names that are left, the image, and the layers that no other image has, from the top. */
  delete(image: StoredImage): void {
    for (const reference of this.references(image)) this.untag(reference);
    this.#deleted.add(image.id);
    this.removals.push({ untagged: '', deleted: image.id });
    for (const { chainId, size } of image.facts.layers.toReversed()) {
      if (this.#count(chainId, -1) > 0) continue;
      this.removals.push({ untagged: '', deleted: chainId });
      this.reclaimed += BigInt(size);
    }
  }

  /** The lines of the index that stay. */
  remaining(entries: readonly IndexEntry[]): readonly IndexEntry[] {
    const gone = new Set(
      this.#catalog.lines
        .filter(({ facts }) => this.#deleted.has(facts.config.digest))
        .map(({ entry }) => entry),
    );
    return entries.filter(
      (entry) =>
        !gone.has(entry) &&
        (entry.reference === null || !this.#untagged.has(referenceString(entry.reference))),
    );
  }

  #untagDigests(image: StoredImage, { domain, path }: Reference): void {
    const repository = canonicalName({ domain, path });
    const others = this.references(image).filter((one) => canonicalName(one) === repository);
    if (others.some(({ digest }) => digest === undefined)) return;
    for (const reference of others) this.untag(reference);
  }

  #count(chainId: Digest, change: number): number {
    const count = (this.#users.get(chainId) ?? 0) + change;
    this.#users.set(chainId, count);
    return count;
  }
}
