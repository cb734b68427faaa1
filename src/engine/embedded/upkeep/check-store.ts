import { hasUnusableName, type IndexEntry } from '../../../content/index-entry.ts';
import { readIndexFile } from '../../../content/index-file.ts';
import { type Digest, isDigest } from '../../../model/digest.ts';
import { ImageCliError, StoreError } from '../../../model/errors.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import { readManifest } from '../../../model/manifest.ts';
import { isManifestType } from '../../../model/media-type.ts';
import { referenceString } from '../../../model/reference.ts';
import type { CheckOptions, CheckReport, StoreProblem } from '../../store-upkeep.ts';
import type { LocalStore } from '../local-store.ts';
import { readManifestFacts } from '../read-manifest-facts.ts';
import { findLeftovers } from './leftovers.ts';
import { repairStore } from './repair-store.ts';

/** A problem with what it takes to put it right. */
export interface FoundProblem extends Omit<StoreProblem, 'repaired'> {
  /** The lines of the index that it spoils. */
  readonly entries: readonly IndexEntry[];
  /** Content that is not what its name says. */
  readonly blob: Digest | null;
}

/**
 * Looks at all that names lead to: whether it is there, in full length, and, when that is asked for, byte by byte.
 * Never fails because of what it finds.
 */
export async function checkStore(
  store: LocalStore,
  options: CheckOptions,
  now: number,
): Promise<CheckReport> {
  const checker = new StoreChecker(store, options, now);
  const entries = await checker.readIndex();
  for (const entry of entries) await checker.checkEntry(entry);
  await checker.checkLeftovers();
  const { problems } = checker;
  const repaired =
    options.repair === true ? await repairStore(store, problems, options) : new Set();
  return {
    images: checker.images,
    blobs: checker.blobs,
    read: checker.read,
    problems: problems.map((problem) => ({
      kind: problem.kind,
      subject: problem.subject,
      text: problem.text,
      repaired: repaired.has(problem),
    })),
  };
}

class StoreChecker {
  readonly problems: FoundProblem[] = [];
  images = 0;
  blobs = 0;
  read = 0;
  readonly #store: LocalStore;
  readonly #options: CheckOptions;
  readonly #now: number;
  /** Why content is no good, by its digest; null: it is good. */
  readonly #verdicts = new Map<Digest, string | null>();
  readonly #seen = new Set<Digest>();

  constructor(store: LocalStore, options: CheckOptions, now: number) {
    this.#now = now;
    this.#store = store;
    this.#options = options;
  }

  async readIndex(): Promise<readonly IndexEntry[]> {
    const path = this.#store.place.index;
    try {
      return (await readIndexFile(path)).entries;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#add({ kind: 'index', subject: path, text: error.message });
      return [];
    }
  }

  async checkEntry(entry: IndexEntry): Promise<void> {
    this.#options.signal?.throwIfAborted();
    const { descriptor } = entry;
    if (hasUnusableName(entry)) {
      this.#add({
        kind: 'name',
        subject: descriptor.digest,
        text: 'has a name that names no image',
      });
    }
    const problems = await this.#checkImage(descriptor);
    for (const problem of problems) this.#add({ ...problem, entries: [entry] });
    if (this.#seen.has(descriptor.digest)) return;
    this.#seen.add(descriptor.digest);
    this.images += 1;
  }

  async checkLeftovers(): Promise<void> {
    for (const { path, size } of await findLeftovers(this.#store, this.#now)) {
      const text = `${size} bytes of a program that is gone`;
      this.#add({ kind: 'leftover', subject: path, text });
    }
  }

  /** What is wrong with the content of a line. */
  async #checkImage(descriptor: Descriptor): Promise<readonly Problem[]> {
    const own = await this.#checkBlob(descriptor);
    if (own.length > 0 || !isManifestType(descriptor.mediaType)) return own;
    try {
      const manifest = readManifest(this.#store.blobs.document(descriptor), descriptor.mediaType);
      const content = manifest.kind === 'index' ? [] : [manifest.config, ...manifest.layers];
      const lists = [];
      for (const one of content) lists.push(await this.#checkBlob(one));
      if (lists.flat().length > 0) return lists.flat();
      // Layers and configuration have to fit each other, too.
      await readManifestFacts(this.#store, descriptor);
      return [];
    } catch (error) {
      if (!(error instanceof ImageCliError)) throw error;
      return [{ kind: 'image', subject: descriptor.digest, text: error.message }];
    }
  }

  async #checkBlob(target: Descriptor): Promise<readonly Problem[]> {
    const { digest } = target;
    let verdict = this.#verdicts.get(digest);
    if (verdict === undefined) {
      this.blobs += 1;
      verdict = await this.#judge(target);
      this.#verdicts.set(digest, verdict);
    }
    if (verdict === null) return [];
    const isMissing = verdict === MISSING;
    return [
      {
        kind: isMissing ? 'missing' : 'damaged',
        subject: digest,
        text: verdict,
        blob: isMissing ? null : digest,
      },
    ];
  }

  async #judge(target: Descriptor): Promise<string | null> {
    const { blobs } = this.#store;
    const size = blobs.size(target.digest);
    if (size === null) return MISSING;
    if (size !== target.size) return `has ${size} bytes, not ${target.size}`;
    if (this.#options.full !== true || !isDigest(target.digest)) return null;
    try {
      for await (const bytes of blobs.read(target)) {
        this.read += bytes.length;
        this.#options.signal?.throwIfAborted();
      }
      return null;
    } catch (error) {
      if (!(error instanceof ImageCliError)) throw error;
      this.#options.signal?.throwIfAborted();
      return 'is not what its digest says';
    }
  }

  #add(problem: Problem): void {
    const { entries = [], blob = null, ...rest } = problem;
    const names = entries.flatMap(({ reference }) =>
      reference === null ? [] : [referenceString(reference)],
    );
    const of = names.length === 0 ? '' : ` (${names.join(', ')})`;
    this.problems.push({ ...rest, text: `${rest.text}${of}`, entries, blob });
  }
}

type Problem = Omit<FoundProblem, 'entries' | 'blob'> & Partial<FoundProblem>;

const MISSING = 'is missing';
