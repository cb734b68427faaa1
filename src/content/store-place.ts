import { join } from 'node:path';
import type { Digest } from '../model/digest.ts';

/** Where everything of a store lies. Names of files come from digests and counters alone, never from users. */
export class StorePlace {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** What the folder is: version and a name of its own. */
  get description(): string {
    return join(this.root, 'store.json');
  }

  /** Locks and the sockets that tell who lives. */
  get locks(): string {
    return join(this.root, 'lock');
  }

  /** An OCI image layout and nothing else. */
  get layout(): string {
    return join(this.root, 'oci');
  }

  get layoutMark(): string {
    return join(this.layout, 'oci-layout');
  }

  /** The one truth about names. */
  get index(): string {
    return join(this.layout, 'index.json');
  }

  blobs(algorithm = 'sha256'): string {
    return join(this.layout, 'blobs', algorithm);
  }

  blob(digest: Digest): string {
    const colon = digest.indexOf(':');
    return join(this.blobs(digest.slice(0, colon)), digest.slice(colon + 1));
  }

  /** Content on its way in; on the same file system as the blobs. */
  get ingest(): string {
    return join(this.root, 'ingest');
  }

  /** What was measured of each layer. */
  get layers(): string {
    return join(this.root, 'layers');
  }

  /** What can be made anew from the rest. */
  get cache(): string {
    return join(this.root, 'cache');
  }

  /** Condemned content between the two steps of its removal. */
  get trash(): string {
    return join(this.root, 'trash');
  }

  /** All folders that writers need. */
  get folders(): readonly string[] {
    return [this.blobs(), this.ingest, this.layers, this.cache, this.trash, this.locks];
  }
}
