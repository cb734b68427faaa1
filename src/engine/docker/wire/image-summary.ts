import type { ImageSummary, ManifestSummary } from '../../../model/image.ts';
import type { Platform } from '../../../model/platform.ts';

/** An element of GET /images/json that fits SUMMARY_TYPE: what the type requires is sure, what is missing is zero. */
export interface JsonSummary {
  readonly Id?: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Created?: number;
  readonly Size?: number;
  readonly SharedSize?: number;
  readonly Containers?: number;
  readonly Manifests?: readonly JsonManifest[] | null;
}

interface JsonManifest {
  readonly ID?: string;
  readonly Kind?: string;
  readonly Available?: boolean;
  readonly Size?: { readonly Content?: number; readonly Total?: number };
  readonly ImageData?: JsonImageData | null;
}

interface JsonImageData {
  readonly Platform?: JsonPlatform;
  readonly Containers?: readonly string[] | null;
}

interface JsonPlatform {
  readonly os?: string;
  readonly architecture?: string;
  readonly variant?: string;
  readonly 'os.version'?: string;
}

/** The image that an element of the list describes. */
export function toImageSummary(summary: JsonSummary): ImageSummary {
  return {
    id: summary.Id ?? '',
    repoTags: summary.RepoTags ?? [],
    repoDigests: summary.RepoDigests ?? [],
    created: summary.Created ?? 0,
    size: summary.Size ?? 0,
    sharedSize: summary.SharedSize ?? 0,
    containers: summary.Containers ?? 0,
    manifests: summary.Manifests?.map(toManifestSummary) ?? null,
  };
}

function toManifestSummary(manifest: JsonManifest): ManifestSummary {
  const { ImageData } = manifest;
  return {
    id: manifest.ID ?? '',
    kind: manifest.Kind ?? '',
    available: manifest.Available ?? false,
    contentSize: manifest.Size?.Content ?? 0,
    totalSize: manifest.Size?.Total ?? 0,
    platform: ImageData ? toPlatform(ImageData.Platform ?? {}) : null,
    containers: ImageData?.Containers ?? [],
  };
}

function toPlatform(platform: JsonPlatform): Platform {
  const { os = '', architecture = '', variant = '' } = platform;
  const osVersion = platform['os.version'] ?? '';
  return {
    os,
    architecture,
    ...(variant === '' ? {} : { variant }),
    ...(osVersion === '' ? {} : { osVersion }),
  };
}
