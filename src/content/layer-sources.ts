import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import { type Descriptor, members } from '../model/descriptor.ts';
import type { Digest } from '../model/digest.ts';
import type { Reference } from '../model/reference.ts';
import { readWholeSync } from './disk.ts';
import { keepFile } from './keep-file.ts';
import type { StorePlace } from './store-place.ts';

const LAYER_LIMIT = 20_000;
const PLACES_PER_LAYER = 3;

/**
 * In which repositories layers were seen, so that a push can have a registry take them from there. A hint and
 * nothing more: it may be lost, or wrong.
 */
export class LayerSources {
  readonly #place: StorePlace;

  constructor(place: StorePlace) {
    this.#place = place;
  }

  /** Paths of repositories of one registry that have a layer, the latest first. */
  find(digest: Digest, { domain, path }: Reference): readonly string[] {
    return (this.#read().get(digest) ?? [])
      .filter((name) => name.startsWith(`${domain}/`) && name !== `${domain}/${path}`)
      .map((name) => name.slice(domain.length + 1));
  }

  /** Notes that a repository has these layers. */
  async remember(layers: readonly Descriptor[], { domain, path }: Reference): Promise<void> {
    const name = `${domain}/${path}`;
    const known = this.#read();
    const isNew = layers.some(({ digest }) => known.get(digest)?.[0] !== name);
    if (!isNew) return;
    for (const { digest } of layers) {
      const others = (known.get(digest) ?? []).filter((one) => one !== name);
      // Taken out and put in again: the map is ordered by use.
      known.delete(digest);
      known.set(digest, [name, ...others].slice(0, PLACES_PER_LAYER));
    }
    await this.#write(new Map([...known].slice(-LAYER_LIMIT)));
  }

  get #path(): string {
    return join(this.#place.cache, 'sources.json');
  }

  #read(): Map<string, readonly string[]> {
    try {
      const document = members(JSON.parse(new TextDecoder().decode(readWholeSync(this.#path))));
      return new Map(
        Object.entries(document).map(([digest, names]): [string, readonly string[]] => [
          digest,
          Array.isArray(names) ? names.map(String) : [],
        ]),
      );
    } catch (error) {
      if (errorCode(error) === '' && !(error instanceof SyntaxError)) throw error;
      return new Map();
    }
  }

  async #write(known: ReadonlyMap<string, readonly string[]>): Promise<void> {
    await keepFile(this.#path, new TextEncoder().encode(JSON.stringify(Object.fromEntries(known))));
  }
}
