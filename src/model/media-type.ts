// The words for kinds of content, Docker's and OCI's side by side.
// https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md

/** A manifest of one image, as the OCI writes it. */
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json' as const;
/** Manifests of one image for several platforms, as the OCI writes them. */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json' as const;
/** The configuration of an image, as the OCI writes it. */
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json' as const;
/** A layer that is a plain tar. */
export const OCI_LAYER = 'application/vnd.oci.image.layer.v1.tar' as const;
/** A layer that is a tar in gzip. */
export const OCI_LAYER_GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip' as const;
/** A layer that is a tar in zstd. */
export const OCI_LAYER_ZSTD = 'application/vnd.oci.image.layer.v1.tar+zstd' as const;
/** A manifest of one image, as Docker writes it. */
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json' as const;
/** Manifests of one image for several platforms, as Docker writes them. */
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json' as const;
/** The configuration of an image, as Docker writes it. */
export const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json' as const;
/** A layer that is a tar in gzip, as Docker writes it. */
export const DOCKER_LAYER_GZIP = 'application/vnd.docker.image.rootfs.diff.tar.gzip' as const;

const INDEXES: ReadonlySet<string> = new Set([OCI_INDEX, DOCKER_LIST]);
const MANIFESTS: ReadonlySet<string> = new Set([OCI_MANIFEST, DOCKER_MANIFEST]);
const IMAGE_CONFIGS: ReadonlySet<string> = new Set([OCI_CONFIG, DOCKER_CONFIG]);
// Old tools give these, or nothing, to what is a configuration all the same.
const UNNAMED_CONFIGS: ReadonlySet<string> = new Set(['', 'application/octet-stream']);
const FOREIGN_LAYER = /\.foreign\.|\.nondistributable\./;

/** Whether content of this type names manifests of several platforms. */
export function isIndexType(mediaType: string): boolean {
  return INDEXES.has(mediaType);
}

/** Whether content of this type is the manifest of one image. */
export function isManifestType(mediaType: string): boolean {
  return MANIFESTS.has(mediaType);
}

/** Whether content of this type may be the configuration of an image. */
export function isImageConfigType(mediaType: string): boolean {
  return IMAGE_CONFIGS.has(mediaType) || UNNAMED_CONFIGS.has(mediaType);
}

/** Whether a layer of this type stays where its descriptor's URLs say. */
export function isForeignLayerType(mediaType: string): boolean {
  return FOREIGN_LAYER.test(mediaType);
}
