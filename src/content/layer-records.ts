import { join } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import { type Digest, isDigest } from '../model/digest.ts';
import type { LayerFacts } from '../model/layer-facts.ts';
import { readWholeSync } from './disk.ts';
import { keepFile } from './keep-file.ts';
import type { StorePlace } from './store-place.ts';

const RECORD = /^(\S+) (\d+) (\d+) (\d+)\n$/;

/** What was measured of each layer, by the digest of the blob. Can be made anew from the blobs. */
export class LayerRecords {
  readonly #place: StorePlace;

  constructor(place: StorePlace) {
    this.#place = place;
  }

  /** Null when nobody measured it, or the record cannot be read. */
  find(blob: Digest): LayerFacts | null {
    const [, diffId = '', tarSize, size, entries] = RECORD.exec(this.#read(blob)) ?? [];
    if (!isDigest(diffId)) return null;
    return { diffId, tarSize: Number(tarSize), size: Number(size), entries: Number(entries) };
  }

  /** Keeps a record, if the disk lets it: without one the layer is measured again. */
  async keep(blob: Digest, { diffId, tarSize, size, entries }: LayerFacts): Promise<void> {
    const text = `${diffId} ${tarSize} ${size} ${entries}\n`;
    await keepFile(this.path(blob), new TextEncoder().encode(text));
  }

  /** Where the record of a blob lies. */
  path(blob: Digest): string {
    const hex = blob.slice(blob.indexOf(':') + 1);
    return join(this.#place.layers, hex.slice(0, 2), hex.slice(2));
  }

  #read(blob: Digest): string {
    try {
      return new TextDecoder().decode(readWholeSync(this.path(blob)));
    } catch (error) {
      if (errorCode(error) === '') throw error;
      return '';
    }
  }
}
