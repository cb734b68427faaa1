import type { Filters } from '../model/filter.ts';
import type { Platform } from '../model/platform.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import type { Cancellable } from './cancellable.ts';

/** Options of calls that speak to a registry. Without auth nobody in particular asks. */
export interface WithAuth extends Cancellable {
  readonly auth?: RegistryAuth;
}
/** Options of ImageEngine.pull. */
export interface PullOptions extends WithAuth {
  /** As the user wrote it: engines read it themselves. */
  readonly platform?: string;
}
/** Options of ImageEngine.push. */
export interface PushOptions extends WithAuth {
  /** Push this platform of the image alone. */
  readonly platform?: Platform;
}
/** Options of ImageEngine.search. */
export interface SearchOptions extends WithAuth {
  /** How many hits at most; the registry's own number when absent. */
  readonly limit?: bigint;
  readonly filters?: Filters;
}

/** Options of ImageEngine.remove. */
export interface RemoveOptions extends Cancellable {
  /** Also when containers or other names refer to it. */
  readonly force?: boolean;
  /** Keep parents that have no name. */
  readonly keepParents?: boolean;
  /** Remove only these platforms of it. */
  readonly platforms?: readonly Platform[];
}
/** Options of ImageEngine.prune. */
export interface PruneOptions extends Cancellable {
  readonly filters?: Filters;
}

/** Options of ImageEngine.load. */
export interface LoadOptions extends Cancellable {
  /** Load this platform of the images alone. */
  readonly platform?: Platform;
  /** No progress: only what was loaded. */
  readonly quiet?: boolean;
}
/** Where a root file system comes from: an archive, or a URL that the engine fetches itself. */
export type ImportSource =
  | { readonly kind: 'archive'; readonly bytes: AsyncIterable<Uint8Array> }
  | { readonly kind: 'url'; readonly url: string };
/** Options of ImageEngine.import. Texts are as the user wrote them. */
export interface ImportOptions extends Cancellable {
  /** What to call the image: REPOSITORY[:TAG]. */
  readonly name?: string;
  readonly message?: string;
  /** Dockerfile instructions to apply. */
  readonly changes?: readonly string[];
  readonly platform?: string;
}

/** What a registry says to credentials that it takes. */
export interface LoginAnswer {
  readonly status: string;
  /** To be used in place of the password; '' for none. */
  readonly identityToken: string;
}
