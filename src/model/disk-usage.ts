import type { GoTime } from '../go/go-type.ts';
import type { ImageSummary } from './image.ts';
import type { Platform } from './platform.ts';

/** What takes up disk space, as the place of images tells it. Texts are Go strings, sizes bytes. */
export interface DiskUsage {
  /** All layers of all images, each counted once. */
  readonly layersSize: number;
  readonly images: readonly ImageSummary[];
  readonly containers: readonly ContainerUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly buildCache: readonly BuildCacheUsage[];
}

/** A container of an engine. */
export interface ContainerUsage {
  readonly id: string;
  /** With a slash in front; links have more of them. */
  readonly names: readonly string[];
  /** As it was named when the container was made. */
  readonly image: string;
  readonly imageId: string;
  readonly command: string;
  /** Seconds since 1970 UTC. */
  readonly created: number;
  readonly state: string;
  readonly status: string;
  /** What it has written. */
  readonly size: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly ports: readonly PublishedPort[];
  readonly mounts: readonly Mount[];
  readonly networks: readonly string[];
  /** Null where the engine does not say. */
  readonly platform: Platform | null;
}

/** A port of a container. address is '' when it is not open to the outside. */
export interface PublishedPort {
  readonly address: string;
  readonly inner: number;
  /** 0: none. */
  readonly outer: number;
  /** "tcp", "udp", "sctp" */
  readonly protocol: string;
}

/** What a container has from outside. */
export interface Mount {
  readonly name: string;
  readonly source: string;
  readonly driver: string;
}

/** A volume of an engine. */
export interface VolumeUsage {
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly mountpoint: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Null when it was not measured. */
  readonly usage: { readonly references: number; readonly size: number } | null;
  /** Null for a volume that no cluster has. */
  readonly cluster: ClusterVolume | null;
}

/** What a swarm knows of its volume. */
export interface ClusterVolume {
  readonly group: string;
  readonly availability: string;
  /** Whether it has been made. */
  readonly exists: boolean;
  /** On how many nodes it is in use. */
  readonly nodes: number;
}

/** A record of the build cache. */
export interface BuildCacheUsage {
  readonly id: string;
  readonly parent: string;
  readonly type: string;
  readonly description: string;
  readonly inUse: boolean;
  readonly shared: boolean;
  readonly size: number;
  readonly created: GoTime;
  /** Null: never. */
  readonly lastUsed: GoTime | null;
  readonly usageCount: number;
}
