import { shortId } from '../model/digest.ts';
import type { ImageSummary, ManifestSummary } from '../model/image.ts';
import { formatPlatform } from '../model/platform.ts';
import { humanSize } from './human-size.ts';
import { isDangling } from './image-rows.ts';

/** An image as a tree shows it: its names, what is known of it, and a branch for each platform. */
export interface ImageTree {
  /** Empty for an image that has no tag. */
  readonly names: readonly string[];
  readonly details: TreeDetails;
  readonly branches: readonly PlatformBranch[];
}

/** One platform of an image. */
export interface PlatformBranch {
  /** "linux/arm64/v8" */
  readonly platform: string;
  /** Whether its content is here. */
  readonly available: boolean;
  readonly details: TreeDetails;
}

/** The cells behind a name. */
export interface TreeDetails {
  readonly id: string;
  readonly diskUsage: string;
  readonly contentSize: string;
  /** Containers use it. */
  readonly inUse: boolean;
}

/** The same images in some order. */
type Arrange = (images: readonly ImageSummary[]) => readonly ImageSummary[];

/**
 * The trees of docker 28, newest first where no order is given, of names the longest first. Without all, images that
 * have no name at all are left out.
 */
export function imageTrees(
  images: readonly ImageSummary[],
  all: boolean,
  arrange: Arrange = newestFirst,
): readonly ImageTree[] {
  return arrange(images.filter((image) => all || !isDangling(image))).map((image) =>
    imageTree(image, longestFirst(image.repoTags)),
  );
}

function newestFirst(images: readonly ImageSummary[]): readonly ImageSummary[] {
  return images.toSorted((a, b) => b.created - a.created);
}

function longestFirst(names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => Buffer.byteLength(b) - Buffer.byteLength(a));
}

/** The tree of an image, with its names in this order. */
export function imageTree(image: ImageSummary, names: readonly string[]): ImageTree {
  const manifests = image.manifests ?? [];
  const branches = manifests.filter(({ kind }) => kind === 'image').map(platformBranch);
  // What is no platform, like an attestation, counts for the size alone.
  const content = manifests.reduce((sum, { contentSize }) => sum + contentSize, 0);
  return {
    names,
    details: {
      id: shortId(image.id),
      diskUsage: humanSize(image.size, 3),
      contentSize: humanSize(content, 3),
      inUse: image.containers > 0 || branches.some(({ details }) => details.inUse),
    },
    branches,
  };
}

function platformBranch(manifest: ManifestSummary): PlatformBranch {
  const { platform } = manifest;
  return {
    platform: platform === null ? '' : formatPlatform(platform),
    available: manifest.available,
    details: {
      id: shortId(manifest.id),
      diskUsage: humanSize(manifest.totalSize, 3),
      contentSize: humanSize(manifest.contentSize, 3),
      inUse: manifest.containers.length > 0,
    },
  };
}
