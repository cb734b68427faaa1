import { listField, numberField, textsField, truthField } from '../../../go/field-readers.ts';
import { isGoTime } from '../../../go/go-time.ts';
import type { GoTime } from '../../../go/go-type.ts';
import { fieldContent } from '../../../go/struct-field.ts';
import { textField } from '../../../go/text-field.ts';
import type {
  BuildCacheUsage,
  ClusterVolume,
  ContainerUsage,
  DiskUsage,
  VolumeUsage,
} from '../../../model/disk-usage.ts';
import type { ImageSummary } from '../../../model/image.ts';
import type { Platform } from '../../../model/platform.ts';
import { decodeAnswer } from './decode-answer.ts';
import { DISK_USAGE_TYPE } from './disk-usage-types.ts';

const NEVER: GoTime = { seconds: -62_135_596_800n, nanoseconds: 0, offset: 0, zone: 'UTC' };

/** What takes up space, out of the body of GET /system/df. Throws EngineError in Go's words. */
export function readDiskUsage(text: string): DiskUsage {
  const content = decodeAnswer(text, DISK_USAGE_TYPE);
  return {
    layersSize: numberField(content, 'LayersSize'),
    images: listField(content, 'Images').map(toImage),
    containers: listField(content, 'Containers').map(toContainer),
    volumes: listField(content, 'Volumes').map(toVolume),
    buildCache: listField(content, 'BuildCache').map(toBuildCache),
  };
}

function toImage(content: unknown): ImageSummary {
  return {
    id: textField(content, 'ID'),
    repoTags: listField(content, 'RepoTags').map(String),
    repoDigests: listField(content, 'RepoDigests').map(String),
    created: numberField(content, 'Created'),
    size: numberField(content, 'Size'),
    sharedSize: numberField(content, 'SharedSize'),
    containers: numberField(content, 'Containers'),
    manifests: null,
  };
}

function toContainer(content: unknown): ContainerUsage {
  const networks = fieldContent(fieldContent(content, 'NetworkSettings'), 'Networks');
  return {
    id: textField(content, 'ID'),
    names: listField(content, 'Names').map(String),
    image: textField(content, 'Image'),
    imageId: textField(content, 'ImageID'),
    command: textField(content, 'Command'),
    created: numberField(content, 'Created'),
    state: textField(content, 'State'),
    status: textField(content, 'Status'),
    size: numberField(content, 'SizeRw'),
    labels: textsField(content, 'Labels'),
    ports: listField(content, 'Ports').map((port) => ({
      address: textField(port, 'IP'),
      inner: numberField(port, 'PrivatePort'),
      outer: numberField(port, 'PublicPort'),
      protocol: textField(port, 'Type'),
    })),
    mounts: listField(content, 'Mounts').map((mount) => ({
      name: textField(mount, 'Name'),
      source: textField(mount, 'Source'),
      driver: textField(mount, 'Driver'),
    })),
    networks: networks instanceof Map ? Array.from(networks.keys(), String) : [],
    platform: toPlatform(fieldContent(content, 'ImageManifestDescriptor')),
  };
}

function toPlatform(descriptor: unknown): Platform | null {
  const platform = fieldContent(descriptor, 'Platform');
  if (typeof platform !== 'object' || platform === null) return null;
  const variant = textField(platform, 'Variant');
  const osVersion = textField(platform, 'OSVersion');
  return {
    os: textField(platform, 'OS'),
    architecture: textField(platform, 'Architecture'),
    ...(variant === '' ? {} : { variant }),
    ...(osVersion === '' ? {} : { osVersion }),
  };
}

function toVolume(content: unknown): VolumeUsage {
  const usage = fieldContent(content, 'UsageData');
  return {
    name: textField(content, 'Name'),
    driver: textField(content, 'Driver'),
    scope: textField(content, 'Scope'),
    mountpoint: textField(content, 'Mountpoint'),
    labels: textsField(content, 'Labels'),
    usage:
      usage === null
        ? null
        : { references: numberField(usage, 'RefCount'), size: numberField(usage, 'Size') },
    cluster: toClusterVolume(fieldContent(content, 'ClusterVolume')),
  };
}

function toClusterVolume(content: unknown): ClusterVolume | null {
  if (content === null) return null;
  const spec = fieldContent(content, 'Spec');
  return {
    group: textField(spec, 'Group'),
    availability: textField(spec, 'Availability'),
    exists: textField(fieldContent(content, 'Info'), 'VolumeID') !== '',
    nodes: listField(content, 'PublishStatus').length,
  };
}

function toBuildCache(content: unknown): BuildCacheUsage {
  return {
    id: textField(content, 'ID'),
    parent: textField(content, 'Parent'),
    type: textField(content, 'Type'),
    description: textField(content, 'Description'),
    inUse: truthField(content, 'InUse'),
    shared: truthField(content, 'Shared'),
    size: numberField(content, 'Size'),
    created: timeField(content, 'CreatedAt') ?? NEVER,
    lastUsed: timeField(content, 'LastUsedAt'),
    usageCount: numberField(content, 'UsageCount'),
  };
}

function timeField(content: unknown, name: string): GoTime | null {
  const value = fieldContent(content, name);
  return isGoTime(value) ? value : null;
}
