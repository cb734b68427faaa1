import { fileFacts, removeFolder } from '../../content/disk.ts';
import { BlobStore } from '../../content/blob-store.ts';
import { LayerRecords } from '../../content/layer-records.ts';
import { LayerSources } from '../../content/layer-sources.ts';
import { OwnerFiles } from '../../content/owner-files.ts';
import { PartFiles } from '../../content/part-file.ts';
import { NameIndex } from '../../content/name-index.ts';
import { prepareStore, type StoreAccess } from '../../content/open-store.ts';
import { ProcessIdentity } from '../../content/process-identity.ts';
import { SpoolFiles } from '../../content/spool-file.ts';
import { StoreLock } from '../../content/store-lock.ts';
import { StorePlace } from '../../content/store-place.ts';
import type { Digest } from '../../model/digest.ts';
import type { LayerFacts } from '../../model/layer-facts.ts';

/** Where a store lies and who uses it. */
export interface LocalStoreOptions extends StoreAccess {
  /** The folder; it need not be there. */
  readonly root: string;
  readonly pid: number;
  /** What this process does, for those who wait: "pull". */
  readonly command: string;
  /** Told to the user on the side. */
  readonly onNotice: (text: string) => void;
}

/** The parts of a store of images on this machine, which the calls of the engine work with. */
export class LocalStore {
  readonly place: StorePlace;
  readonly blobs: BlobStore;
  readonly records: LayerRecords;
  readonly names: NameIndex;
  readonly lock: StoreLock;
  readonly owners: OwnerFiles;
  readonly parts: PartFiles;
  readonly spools: SpoolFiles;
  readonly sources: LayerSources;
  readonly identity: ProcessIdentity;
  /** Layers that this process is fetching, by their digests. */
  readonly transfers: Map<Digest, Promise<LayerFacts>> = new Map();
  readonly onNotice: (text: string) => void;
  readonly #access: StoreAccess;
  #ready: Promise<void> | null = null;

  constructor(options: LocalStoreOptions) {
    const { root, pid, command, onNotice } = options;
    this.#access = options;
    this.onNotice = onNotice;
    this.place = new StorePlace(root);
    this.records = new LayerRecords(this.place);
    this.identity = new ProcessIdentity(this.place.locks, { pid, command });
    this.lock = new StoreLock(this.place.locks, this.identity, () =>
      removeFolder(this.place.cache),
    );
    this.owners = new OwnerFiles(this.place, this.identity);
    this.parts = new PartFiles(this.place, this.owners);
    this.spools = new SpoolFiles(this.place, this.owners);
    this.blobs = new BlobStore(this.place, this.spools);
    this.sources = new LayerSources(this.place);
    this.names = new NameIndex(this, onNotice);
  }

  /** Whether anybody ever put something in. */
  get exists(): boolean {
    return fileFacts(this.place.index) !== null;
  }

  /** To be awaited before anything is written. */
  prepare(): Promise<void> {
    this.#ready ??= prepareStore(this.place, this.#access);
    return this.#ready;
  }

  async close(): Promise<void> {
    try {
      await this.owners.close();
    } finally {
      await this.identity.close();
    }
  }
}
