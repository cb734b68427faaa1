import type { Filters } from '../model/filter.ts';
import type { DiskUsage } from '../model/disk-usage.ts';
import type { HistoryEntry, ImageSummary, SearchHit } from '../model/image.ts';
import type { Platform } from '../model/platform.ts';
import type { ProgressMessage } from '../model/progress-message.ts';
import type { Reference } from '../model/reference.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import type { PruneReport, Removal } from '../model/removal.ts';
import type { Cancellable } from './cancellable.ts';
import type { StoreUpkeep } from './store-upkeep.ts';
import type {
  ImportOptions,
  ImportSource,
  LoadOptions,
  LoginAnswer,
  PruneOptions,
  PullOptions,
  PushOptions,
  RemoveOptions,
  SearchOptions,
} from './change-options.ts';

/** Options of ImageEngine.list. */
export interface ListOptions extends Cancellable {
  readonly all?: boolean;
  readonly filters?: Filters;
  /** Ask for each image's manifests too. */
  readonly manifests?: boolean;
}
/** Options of calls that can look at one platform of an image. */
export interface ByPlatform extends Cancellable {
  readonly platform?: Platform;
}

/** What `inspect` can look at, in the words of its --type flag. */
export type ObjectKind =
  | 'config'
  | 'container'
  | 'image'
  | 'network'
  | 'node'
  | 'plugin'
  | 'secret'
  | 'service'
  | 'task'
  | 'volume';

/** Options of ObjectInspector.inspectObject. */
export interface InspectObjectOptions extends Cancellable {
  /** Containers only: also compute their sizes. */
  readonly size?: boolean;
}

/** The other objects that an engine has, only ever looked at. */
export interface ObjectInspector {
  /** The engine's own document, byte for byte (a Go string). */
  inspectObject(kind: ObjectKind, name: string, options?: InspectObjectOptions): Promise<string>;
  /** Whether the engine manages a swarm: only then it can have services, tasks, nodes, secrets and configs. */
  isSwarmManager(options?: Cancellable): Promise<boolean>;
}

/** What an engine says of itself at first contact. */
export interface EngineGreeting {
  /** API version that will be spoken, "1.50". Null: the place has no versions, everything is there. */
  readonly apiVersion: string | null;
}

/**
 * The one door to images. Two implementations: engine/docker and engine/embedded.
 * Every method rejects with an ImageCliError and nothing else, and stops when options.signal aborts.
 * Streams do no work until iterated; leaving the loop early cancels them.
 */
export interface ImageEngine {
  /** Agrees on a version. Never rejects for a daemon that cannot be reached: the next call reports that. */
  greet(options?: Cancellable): Promise<EngineGreeting>;
  /** Images in the engine's order, in batches of any size, so that long lists need little memory. */
  list(options?: ListOptions): AsyncIterable<readonly ImageSummary[]>;
  /** The Engine API's own document, byte for byte (a Go string), so that --format reaches every field. */
  inspect(name: string, options?: ByPlatform): Promise<string>;
  history(name: string, options?: ByPlatform): Promise<readonly HistoryEntry[]>;
  /** A reference without tag and digest: all tags of the repository. A failure that is told in the stream is its last message. */
  pull(reference: Reference, options?: PullOptions): AsyncIterable<ProgressMessage>;
  /** A reference without tag: all tags of the repository that are here. */
  push(reference: Reference, options?: PushOptions): AsyncIterable<ProgressMessage>;
  /** source is what the user wrote: a name or an ID, or the beginning of one. */
  tag(source: string, target: Reference, options?: Cancellable): Promise<void>;
  remove(name: string, options?: RemoveOptions): Promise<readonly Removal[]>;
  prune(options?: PruneOptions): Promise<PruneReport>;
  /** A tar archive of all that is named, in pieces, each of which is good until the next is asked for. */
  save(names: readonly string[], options?: ByPlatform): AsyncIterable<Uint8Array>;
  /**
   * Each piece of the archive need be good only until the next is asked for. A failure of its source is
   * told as one of the exchange.
   */
  load(archive: AsyncIterable<Uint8Array>, options?: LoadOptions): AsyncIterable<ProgressMessage>;
  import(source: ImportSource, options?: ImportOptions): AsyncIterable<ProgressMessage>;
  search(term: string, options?: SearchOptions): Promise<readonly SearchHit[]>;
  /** Shows credentials to the registry that they name. */
  login(auth: RegistryAuth, options?: Cancellable): Promise<LoginAnswer>;
  diskUsage(options?: Cancellable): Promise<DiskUsage>;
  /** What the engine says of its version: GET /version, byte for byte. */
  version(options?: Cancellable): Promise<string>;
  /** Null where only images live. */
  readonly objects: ObjectInspector | null;
  /** Null where somebody else looks after the images. */
  readonly upkeep: StoreUpkeep | null;
  close(): Promise<void>;
}

/** Opens the engine that the user's flags, environment and configuration name. Makes no request. */
export type OpenEngine = () => Promise<ImageEngine>;
