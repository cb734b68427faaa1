import type { Descriptor } from '../model/descriptor.ts';
import { type Digest, isDigest } from '../model/digest.ts';
import { RegistryError } from '../model/errors.ts';
import { familiarName, type Reference } from '../model/reference.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import { blobExists, mountFrom, readSmallBlob } from './blob-requests.ts';
import { listTags } from './list-tags.ts';
import {
  manifestExists,
  readManifestBytes,
  resolveManifest,
  writeManifest,
} from './manifest-requests.ts';
import { openBlob, type OpenBlob } from './open-blob.ts';
import { PullSources } from './pull-sources.ts';
import { registryAddress } from './registry-address.ts';
import { RegistrySession } from './registry-session.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { withRetries } from './transfer-retry.ts';
import { uploadBlob } from './upload-blob.ts';
import type { UploadPlace } from './upload-place.ts';

/**
 * One repository of a registry. Methods reject with a RegistryError, an IntegrityError, or the reason of
 * an abort; messages are docker's, without "Error response from daemon: ".
 */
export interface RemoteRepository {
  /** What a tag or a digest stands for. The media type is '' when the registry does not say it. */
  resolve(tagOrDigest: string): Promise<Descriptor>;
  /** The bytes of a manifest or an index, checked against the digest. */
  manifest(target: Descriptor): Promise<Uint8Array>;
  hasBlob(digest: Digest): Promise<boolean>;
  hasManifest(digest: Digest): Promise<boolean>;
  /**
   * The content of a blob from some place on; the answer says where its bytes really start, which is 0
   * when the registry cannot give a part. Not hashed, but never longer than the descriptor says.
   */
  openBlob(target: Descriptor, offset: number): Promise<OpenBlob>;
  /** A small blob as a whole, checked against the digest. */
  readBlob(target: Descriptor): Promise<Uint8Array>;
  /** Takes a blob over from another repository of the same registry, named by its path. False: it must be uploaded. */
  mountBlob(digest: Digest, from: string): Promise<boolean>;
  /**
   * Uploads a blob, in up to five tries; open gives its bytes from some place on. onProgress is told how
   * many bytes are on their way. What open throws is thrown.
   */
  uploadBlob(
    target: Descriptor,
    open: (offset: number) => AsyncIterable<Uint8Array>,
    onProgress: (sent: number) => void,
  ): Promise<void>;
  /** Puts a manifest under a tag or its digest, byte for byte. */
  putManifest(tagOrDigest: string, mediaType: string, bytes: Uint8Array): Promise<Digest>;
  /** All tags, in the registry's order. */
  tags(): Promise<readonly string[]>;
  /** Ends all connections, those in use too. */
  close(): void;
}

/** Who opens a repository, and what for. */
export interface RepositoryOptions {
  readonly settings: RegistrySettings;
  readonly auth: RegistryAuth;
  readonly actions: 'pull' | 'pull,push';
  /** Paths of the repositories that blobs may be taken over from. */
  readonly mountFrom?: readonly string[];
  readonly signal?: AbortSignal;
}

const RESERVED = 'scratch';
const BAD_REQUEST = 400;

/**
 * Opens a repository; the first request is made by the first method that is called. Mirrors are asked
 * only for what is pulled. Throws a RegistryError for names that no registry has.
 */
export function openRepository(reference: Reference, options: RepositoryOptions): RemoteRepository {
  if (familiarName(reference) === RESERVED) {
    throw new RegistryError(BAD_REQUEST, '', `'${RESERVED}' is a reserved name`);
  }
  return new Repository(reference, options);
}

class Repository implements RemoteRepository {
  /** Without tag and digest. */
  readonly #name: Reference;
  readonly #options: RepositoryOptions;
  /** The registry itself. */
  readonly #origin: RegistrySession;
  readonly #sources: PullSources;
  /** Where blobs that could not be taken over may be uploaded. */
  readonly #places = new Map<Digest, UploadPlace>();

  constructor({ domain, path }: Reference, options: RepositoryOptions) {
    const { settings, auth, actions, signal } = options;
    this.#name = { domain, path };
    this.#options = options;
    const shared = {
      settings,
      scopes: [`repository:${path}:${actions}`],
      ...(signal === undefined ? {} : { signal }),
    };
    this.#origin = new RegistrySession({ ...shared, address: registryAddress(domain), auth });
    const mirrored = actions === 'pull' ? domain : null;
    this.#sources = new PullSources(this.#origin, mirrored, shared);
  }

  resolve(tagOrDigest: string): Promise<Descriptor> {
    return this.#pull((session) => resolveManifest(session, this.#named(tagOrDigest)));
  }

  manifest(target: Descriptor): Promise<Uint8Array> {
    return this.#pull((session) => readManifestBytes(session, this.#name, target));
  }

  hasBlob(digest: Digest): Promise<boolean> {
    return this.#retried(() => blobExists(this.#origin, this.#name, digest));
  }

  hasManifest(digest: Digest): Promise<boolean> {
    return this.#retried(() => manifestExists(this.#origin, this.#name, digest));
  }

  openBlob(target: Descriptor, offset: number): Promise<OpenBlob> {
    const request = { target, offset };
    return this.#sources.ask(async (session) => {
      const { offset: start, bytes } = await openBlob(session, this.#name, request);
      return { offset: start, bytes: this.#sources.watched(session, bytes) };
    });
  }

  readBlob(target: Descriptor): Promise<Uint8Array> {
    return this.#sources.ask((session) => readSmallBlob(session, this.#name, target));
  }

  async mountBlob(digest: Digest, from: string): Promise<boolean> {
    const { actions, mountFrom: sources = [] } = this.#options;
    const others = [...new Set([...sources, from])].map((path) => `repository:${path}:pull`);
    const scopes = [`repository:${this.#name.path}:${actions}`, ...others];
    const mounted = await mountFrom(this.#origin, this.#name, { digest, from, scopes });
    if (typeof mounted === 'boolean') return mounted;
    this.#places.set(digest, mounted);
    return false;
  }

  async uploadBlob(
    target: Descriptor,
    open: (offset: number) => AsyncIterable<Uint8Array>,
    onProgress: (sent: number) => void,
  ): Promise<void> {
    const { settings, signal } = this.#options;
    const place = this.#places.get(target.digest) ?? null;
    this.#places.delete(target.digest);
    await uploadBlob(
      this.#origin,
      { target, open, onProgress },
      {
        target: `v2/${this.#name.path}/blobs/uploads/`,
        place,
        settings,
        ...(signal === undefined ? {} : { signal }),
      },
    );
  }

  putManifest(tagOrDigest: string, mediaType: string, bytes: Uint8Array): Promise<Digest> {
    const reference = this.#named(tagOrDigest);
    return this.#retried(() => writeManifest(this.#origin, { reference, mediaType, bytes }));
  }

  tags(): Promise<readonly string[]> {
    return this.#pull((session) => listTags(session, this.#name));
  }

  close(): void {
    this.#sources.close();
    this.#origin.close();
  }

  #pull<T>(work: (session: RegistrySession) => Promise<T>): Promise<T> {
    return this.#retried(() => this.#sources.ask(work));
  }

  #retried<T>(work: () => Promise<T>): Promise<T> {
    const { settings, signal } = this.#options;
    return withRetries(work, settings, signal);
  }

  #named(tagOrDigest: string): Reference {
    return isDigest(tagOrDigest)
      ? { ...this.#name, digest: tagOrDigest }
      : { ...this.#name, tag: tagOrDigest };
  }
}
