import { field, fields, structOf } from '../../../go/go-struct.ts';
import {
  goBool,
  goInt,
  goInt64,
  goInterface,
  goString,
  type GoStruct,
  goTimeType,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../go/go-type.ts';
import { CLUSTER_VOLUME_TYPE } from './cluster-volume-type.ts';
import { CONTAINER_TYPE } from './container-type.ts';
import { SUMMARY_TYPE } from './image-types.ts';

const TEXTS = mapOf(goString, goString);

// https://github.com/moby/moby/blob/v28.2.2/api/types/volume/volume.go
const VOLUME: GoStruct = structOf('volume.Volume', [
  field('ClusterVolume', pointerTo(CLUSTER_VOLUME_TYPE)),
  ...fields(goString, 'CreatedAt', 'Driver', 'Mountpoint', 'Name', 'Scope'),
  ...fields(TEXTS, 'Labels', 'Options'),
  field('Status', mapOf(goString, goInterface)),
  field('UsageData', pointerTo(structOf('volume.UsageData', fields(goInt64, 'RefCount', 'Size')))),
]);

// https://github.com/moby/moby/blob/v28.2.2/api/types/build/cache.go
const CACHE_RECORD: GoStruct = structOf('build.CacheRecord', [
  ...fields(goString, 'ID', 'Parent', 'Type', 'Description'),
  // The blank is a slip of the original.
  field('Parents', sliceOf(goString), ' Parents'),
  ...fields(goBool, 'InUse', 'Shared'),
  field('Size', goInt64),
  field('CreatedAt', goTimeType),
  field('LastUsedAt', pointerTo(goTimeType)),
  field('UsageCount', goInt),
]);

/** The answer to GET /system/df. https://github.com/moby/moby/blob/v28.2.2/api/types/types.go */
export const DISK_USAGE_TYPE: GoStruct = structOf('types.DiskUsage', [
  field('LayersSize', goInt64),
  field('Images', sliceOf(pointerTo(SUMMARY_TYPE))),
  field('Containers', sliceOf(pointerTo(CONTAINER_TYPE))),
  field('Volumes', sliceOf(pointerTo(VOLUME))),
  field('BuildCache', sliceOf(pointerTo(CACHE_RECORD))),
  field('BuilderSize', goInt64),
]);
