import { field, fields, structOf } from '../../../go/go-struct.ts';
import {
  goBool,
  goInt,
  goInt64,
  goInterface,
  type GoStruct,
  goString,
  goTimeType,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../go/go-type.ts';
import { CLUSTER_VOLUME_TYPE } from './cluster-volume-type.ts';
import { CONTAINER_TYPE } from './container-type.ts';
import { SUMMARY_TYPE } from './image-types.ts';

/** https://github.com/moby/moby/blob/v28.2.2/api/types/volume/volume.go */
const VOLUME_TYPE = structOf('volume.Volume', [
  field('ClusterVolume', pointerTo(CLUSTER_VOLUME_TYPE)),
  ...fields(goString, 'CreatedAt', 'Driver', 'Mountpoint', 'Name', 'Scope'),
  ...fields(mapOf(goString, goString), 'Labels', 'Options'),
  field('Status', mapOf(goString, goInterface)),
  field('UsageData', pointerTo(structOf('volume.UsageData', fields(goInt64, 'RefCount', 'Size')))),
]);

/** https://github.com/moby/moby/blob/v28.2.2/api/types/build/cache.go */
const CACHE_TYPE = structOf('build.CacheRecord', [
  ...fields(goString, 'ID', 'Parent', 'Type', 'Description'),
  // The blank is a slip of the original.
  field('Parents', sliceOf(goString), ' Parents'),
  ...fields(goBool, 'InUse', 'Shared'),
  field('Size', goInt64),
  field('CreatedAt', goTimeType),
  field('LastUsedAt', pointerTo(goTimeType)),
  field('UsageCount', goInt),
]);

/** What GET /system/df answers. https://github.com/moby/moby/blob/v28.2.2/api/types/types.go */
export const DISK_USAGE_TYPE: GoStruct = structOf('types.DiskUsage', [
  ...fields(goInt64, 'LayersSize', 'BuilderSize'),
  field('Images', sliceOf(pointerTo(SUMMARY_TYPE))),
  field('Containers', sliceOf(pointerTo(CONTAINER_TYPE))),
  field('Volumes', sliceOf(pointerTo(VOLUME_TYPE))),
  field('BuildCache', sliceOf(pointerTo(CACHE_TYPE))),
]);
