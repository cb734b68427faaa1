import { detectCompression, type Compression } from '../../../archive/compression.ts';
import { measureLayer } from '../../../archive/measure-layer.ts';
import { readTar, type TarEntry } from '../../../archive/read-tar.ts';
import { readWhole } from '../../../content/disk.ts';
import { removeQuietly } from '../../../content/remove-quietly.ts';
import type { SpooledContent, SpoolFile } from '../../../content/spool-file.ts';
import { shortId } from '../../../model/digest.ts';
import { IntegrityError } from '../../../model/errors.ts';
import type { LayerFacts } from '../../../model/layer-facts.ts';
import { ByteProgress } from '../byte-progress.ts';
import type { LocalStore } from '../local-store.ts';
import type { Say } from '../message-stream.ts';
import { entryName, isKnownName, linkTarget } from './entry-name.ts';

/** A file of an archive, on the disk. */
export interface SpooledFile extends SpooledContent {
  readonly compression: Compression;
  /** What was measured; null when it is no layer, a text when it is a broken one. */
  readonly layer: LayerFacts | string | null;
}

/** The files of an archive by name, waiting for someone to say what they are. */
export class SpooledArchive {
  readonly #store: LocalStore;
  readonly #files = new Map<string, SpooledFile>();
  readonly #links = new Map<string, string>();
  readonly #paths: string[] = [];

  constructor(store: LocalStore) {
    this.#store = store;
  }

  /** Takes in an archive, in one pass. Throws IntegrityError, StoreError. */
  async read(archive: AsyncIterable<Uint8Array>, options: SpoolOptions): Promise<void> {
    for await (const entry of readTar(archive)) {
      options.signal.throwIfAborted();
      const name = entryName(entry.name);
      if (!isKnownName(name)) continue;
      if (this.#files.size + this.#links.size >= ENTRY_LIMIT) {
        throw new IntegrityError(`the archive has more than ${ENTRY_LIMIT} images and layers`);
      }
      if (entry.kind === 'file') this.#files.set(name, await this.#spool(name, entry, options));
      else if (entry.kind === 'symlink' || entry.kind === 'link') this.#link(name, entry);
    }
  }

  /** The file with a name, through links of the archive's own; null when there is none. */
  find(name: string): SpooledFile | null {
    let at = name;
    for (let depth = 0; depth < LINK_DEPTH; depth += 1) {
      const target = this.#links.get(at);
      if (target === undefined) return this.#files.get(at) ?? null;
      at = target;
    }
    return null;
  }

  /** A document; null when there is none. Throws IntegrityError when it is too long. */
  async document(name: string): Promise<Uint8Array | null> {
    const file = this.find(name);
    if (file === null) return null;
    if (file.size > DOCUMENT_LIMIT) throw new IntegrityError(`${name} is too long`);
    return readWhole(file.path);
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Removes what nobody adopted. */
  async discard(): Promise<void> {
    for (const path of this.#paths) await removeQuietly(path);
  }

  async #spool(name: string, entry: TarEntry, options: SpoolOptions): Promise<SpooledFile> {
    const file = await this.#store.spools.create();
    this.#paths.push(file.path);
    const pieces = new EntryPieces(entry, file, tellProgress(name, entry, options));
    try {
      const layer = await measureUnlessDocument(pieces.read());
      pieces.check();
      return { ...(await file.finish()), compression: detectCompression(pieces.head), layer };
    } catch (error) {
      await file.discard();
      throw error;
    }
  }

  #link(name: string, { linkName, kind }: TarEntry): void {
    const target = linkTarget(name, linkName, kind === 'symlink');
    if (target !== null) this.#links.set(name, target);
  }
}

/** How an archive is taken in. */
export interface SpoolOptions {
  readonly signal: AbortSignal;
  /** Told how far each layer is; null: nobody. */
  readonly say: Say | null;
}

/** The pieces of an entry on their way into a file. */
class EntryPieces {
  head: Uint8Array = new Uint8Array();
  readonly #entry: TarEntry;
  readonly #file: SpoolFile;
  readonly #onProgress: (length: number) => void;
  #failure: { readonly error: unknown } | null = null;

  constructor(entry: TarEntry, file: SpoolFile, onProgress: (length: number) => void) {
    this.#entry = entry;
    this.#file = file;
    this.#onProgress = onProgress;
  }

  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    let length = 0;
    try {
      for await (const bytes of this.#entry.content) {
        if (length === 0) this.head = Uint8Array.from(bytes.subarray(0, HEAD));
        await this.#file.write(bytes);
        length += bytes.length;
        this.#onProgress(length);
        yield bytes;
      }
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  /** Throws what made the archive itself fail: whoever measured it took it for a fault of the layer. */
  check(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }
}

function tellProgress(
  name: string,
  { size }: TarEntry,
  { say }: SpoolOptions,
): (length: number) => void {
  if (say === null || name.endsWith('.json') || size < LEAST_LAYER) return () => {};
  const progress = new ByteProgress(say, idOf(name), size);
  return (length) => progress.tell('Loading layer', length);
}

const ENTRY_LIMIT = 100_000;
const LINK_DEPTH = 8;
const DOCUMENT_LIMIT = 32 * 1024 * 1024; // bytes
const HEAD = 16; // bytes
const LEAST_LAYER = 512; // bytes; shorter ones are documents
const MAGIC = { at: 257, text: 'ustar' };
const OPENERS: ReadonlySet<number> = new Set(Buffer.from('{['));

/** All of it is passed on, whatever it is. */
async function measureUnlessDocument(
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
): Promise<LayerFacts | string | null> {
  const first = await pieces.next();
  if (first.done === true || isDocument(first.value)) {
    for await (const _ of pieces);
    return null;
  }
  const rest = { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
  try {
    return await measureLayer(chain(first.value, rest));
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error;
    return error.message;
  } finally {
    for await (const _ of rest);
  }
}

async function* chain(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield first;
  yield* rest;
}

/** JSON begins with a bracket. So may the name of the first file of a layer, but that is a tar. */
function isDocument(bytes: Uint8Array): boolean {
  if (!OPENERS.has(bytes[0] ?? 0)) return false;
  const magic = bytes.subarray(MAGIC.at, MAGIC.at + MAGIC.text.length);
  return new TextDecoder().decode(magic) !== MAGIC.text;
}

/** What lines about a layer begin with. */
function idOf(name: string): string {
  const hex = name.split('/').find((part) => /^[0-9a-f]{12,}/.test(part)) ?? name;
  return shortId(hex);
}
