import { join } from 'node:path';
import { readWholeSync } from '../../content/disk.ts';
import { keepFile } from '../../content/keep-file.ts';
import { errorCode } from '../../go/system-error.ts';
import type { Descriptor } from '../../model/descriptor.ts';
import type { Digest } from '../../model/digest.ts';
import { decodeFacts, encodeFacts, type KnownManifests } from './facts-text.ts';
import type { LocalStore } from './local-store.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import { readManifestFacts } from './read-manifest-facts.ts';

/** What manifests say, kept in one file so that nobody reads ten thousand. Facts of a digest never change. */
export class FactsCache {
  readonly #store: LocalStore;
  #known: KnownManifests | null = null;
  #isGrown = false;

  constructor(store: LocalStore) {
    this.#store = store;
  }

  /** See readManifestFacts(). */
  async find(descriptor: Descriptor): Promise<ManifestFacts | null> {
    this.#known ??= this.#load();
    const known = this.#known.get(descriptor.digest);
    if (known !== undefined) return known;
    const facts = await readManifestFacts(this.#store, descriptor);
    this.#known.set(descriptor.digest, facts);
    this.#isGrown = true;
    return facts;
  }

  /** Writes what is new, if the disk lets it. Of manifests that are not in use nothing is kept. */
  async save(inUse: ReadonlySet<Digest>): Promise<void> {
    if (!this.#isGrown || this.#known === null) return;
    this.#isGrown = false;
    const used = Array.from(this.#known).filter(([digest]) => inUse.has(digest));
    await keepFile(this.#path, new TextEncoder().encode(encodeFacts(new Map(used))));
  }

  get #path(): string {
    return join(this.#store.place.cache, 'facts.json');
  }

  #load(): KnownManifests {
    try {
      return decodeFacts(new TextDecoder().decode(readWholeSync(this.#path)));
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return new Map();
    }
  }
}
