import { field, fields, namedScalar, structOf } from '../../../go/go-struct.ts';
import {
  goBool,
  goInt,
  goInt64,
  type GoScalar,
  type GoStruct,
  goString,
  goTimeType,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../go/go-type.ts';
import { DESCRIPTOR_TYPE } from '../../../model/manifest-type.ts';
import { SUMMARY_TYPE } from './image-types.ts';

const TEXTS = mapOf(goString, goString);
const GO_UINT16: GoScalar = { kind: 'uint16', name: 'uint16' };
const EMPTY = structOf('struct {}', []);

const PORT_TYPE = structOf('container.Port', [
  field('IP', goString),
  ...fields(GO_UINT16, 'PrivatePort', 'PublicPort'),
  field('Type', goString),
]);
const MOUNT_TYPE = structOf('container.MountPoint', fields(goString, 'Name', 'Source', 'Driver'));
const NETWORKS_TYPE = structOf('container.NetworkSettingsSummary', [
  field('Networks', mapOf(goString, pointerTo(structOf('network.EndpointSettings', [])))),
]);

/** https://github.com/moby/moby/blob/v28.2.2/api/types/container/container.go */
const CONTAINER_TYPE = structOf('container.Summary', [
  field('ID', goString, 'Id'),
  field('Names', sliceOf(goString)),
  ...fields(goString, 'Image', 'ImageID', 'Command', 'State', 'Status'),
  ...fields(goInt64, 'Created', 'SizeRw', 'SizeRootFs'),
  field('ImageManifestDescriptor', pointerTo(DESCRIPTOR_TYPE)),
  field('Ports', sliceOf(PORT_TYPE)),
  field('Labels', TEXTS),
  field('NetworkSettings', pointerTo(NETWORKS_TYPE)),
  field('Mounts', sliceOf(MOUNT_TYPE)),
]);

const CLUSTER_VOLUME_TYPE = structOf('volume.ClusterVolume', [
  field(
    'Spec',
    structOf('volume.ClusterVolumeSpec', [
      field('Group', goString),
      field('Availability', namedScalar('string', 'volume.Availability')),
    ]),
  ),
  field('PublishStatus', sliceOf(pointerTo(EMPTY))),
  field('Info', pointerTo(structOf('volume.Info', [field('VolumeID', goString)]))),
]);

/** https://github.com/moby/moby/blob/v28.2.2/api/types/volume/volume.go */
const VOLUME_TYPE = structOf('volume.Volume', [
  field('ClusterVolume', pointerTo(CLUSTER_VOLUME_TYPE)),
  ...fields(goString, 'Driver', 'Mountpoint', 'Name', 'Scope'),
  field('Labels', TEXTS),
  field('UsageData', pointerTo(structOf('volume.UsageData', fields(goInt64, 'RefCount', 'Size')))),
]);

/** https://github.com/moby/moby/blob/v28.2.2/api/types/build/cache.go */
const CACHE_TYPE = structOf('build.CacheRecord', [
  ...fields(goString, 'ID', 'Parent', 'Type', 'Description'),
  ...fields(goBool, 'InUse', 'Shared'),
  field('Size', goInt64),
  field('CreatedAt', goTimeType),
  field('LastUsedAt', pointerTo(goTimeType)),
  field('UsageCount', goInt),
]);

/** What GET /system/df answers. https://github.com/moby/moby/blob/v28.2.2/api/types/types.go */
export const DISK_USAGE_TYPE: GoStruct = structOf('types.DiskUsage', [
  field('LayersSize', goInt64),
  field('Images', sliceOf(pointerTo(SUMMARY_TYPE))),
  field('Containers', sliceOf(pointerTo(CONTAINER_TYPE))),
  field('Volumes', sliceOf(pointerTo(VOLUME_TYPE))),
  field('BuildCache', sliceOf(pointerTo(CACHE_TYPE))),
]);
