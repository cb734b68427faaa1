import type { Platform } from './platform.ts';

/** One image of a list, as the place that holds it describes it. Texts are Go strings, unchecked. */
export interface ImageSummary {
  /** Usually "sha256:" and 64 hex digits, but an engine may say anything. */
  readonly id: string;
  readonly repoTags: readonly string[];
  readonly repoDigests: readonly string[];
  /** Seconds since 1970 UTC. */
  readonly created: number;
  /** Bytes, all layers unpacked; -1: unknown. */
  readonly size: number;
  /** Bytes; -1: not computed. */
  readonly sharedSize: number;
  /** -1: not computed. */
  readonly containers: number;
  /** Null when the list was made without manifests. */
  readonly manifests: readonly ManifestSummary[] | null;
}

/** One manifest of an image that has several; for trees. */
export interface ManifestSummary {
  readonly id: string;
  readonly kind: string;
  readonly available: boolean;
  /** Bytes of the compressed content. */
  readonly contentSize: number;
  /** Bytes, content and unpacked snapshots together. */
  readonly totalSize: number;
  /** Null unless kind is "image". */
  readonly platform: Platform | null;
  /** IDs of the containers that use this manifest. */
  readonly containers: readonly string[];
}

/** One line of an image's history, newest first in lists. */
export interface HistoryEntry {
  readonly id: string;
  /** Seconds since 1970 UTC; 0: the image does not say. */
  readonly created: number;
  readonly createdBy: string;
  /** Bytes this step added. */
  readonly size: number;
  readonly comment: string;
  readonly tags: readonly string[];
}

/** One hit of a registry search. */
export interface SearchHit {
  readonly name: string;
  readonly description: string;
  readonly stars: number;
  readonly official: boolean;
}
