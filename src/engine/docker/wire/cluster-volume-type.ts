import { embeddedField, field, fields, namedScalar, structOf } from '../../../go/go-struct.ts';
import {
  goInt64,
  goString,
  type GoStruct,
  goTimeType,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../go/go-type.ts';

const TEXTS = mapOf(goString, goString);
const TOPOLOGIES = sliceOf(structOf('volume.Topology', [field('Segments', TEXTS)]));
const VERSION = structOf('swarm.Version', [field('Index', namedScalar('uint64', 'uint64'))]);

const META: GoStruct = structOf('swarm.Meta', [
  field('Version', VERSION),
  ...fields(goTimeType, 'CreatedAt', 'UpdatedAt'),
]);

const ACCESS_MODE: GoStruct = structOf('volume.AccessMode', [
  field('Scope', namedScalar('string', 'volume.Scope')),
  field('Sharing', namedScalar('string', 'volume.SharingMode')),
  field(
    'MountVolume',
    pointerTo(
      structOf('volume.TypeMount', [
        field('FsType', goString),
        field('MountFlags', sliceOf(goString)),
      ]),
    ),
  ),
  field('BlockVolume', pointerTo(structOf('volume.TypeBlock', []))),
]);

const SPEC: GoStruct = structOf('volume.ClusterVolumeSpec', [
  field('Group', goString),
  field('AccessMode', pointerTo(ACCESS_MODE)),
  field(
    'AccessibilityRequirements',
    pointerTo(structOf('volume.TopologyRequirement', fields(TOPOLOGIES, 'Requisite', 'Preferred'))),
  ),
  field(
    'CapacityRange',
    pointerTo(structOf('volume.CapacityRange', fields(goInt64, 'RequiredBytes', 'LimitBytes'))),
  ),
  field('Secrets', sliceOf(structOf('volume.Secret', fields(goString, 'Key', 'Secret')))),
  field('Availability', namedScalar('string', 'volume.Availability')),
]);

const PUBLISH_STATUS: GoStruct = structOf('volume.PublishStatus', [
  field('NodeID', goString),
  field('State', namedScalar('string', 'volume.PublishState')),
  field('PublishContext', TEXTS),
]);

const INFO: GoStruct = structOf('volume.Info', [
  field('CapacityBytes', goInt64),
  field('VolumeContext', TEXTS),
  field('VolumeID', goString),
  field('AccessibleTopology', TOPOLOGIES),
]);

/** A volume of a swarm. https://github.com/moby/moby/blob/v28.2.2/api/types/volume/cluster_volume.go */
export const CLUSTER_VOLUME_TYPE: GoStruct = structOf('volume.ClusterVolume', [
  field('ID', goString),
  embeddedField('Meta', META),
  field('Spec', SPEC),
  field('PublishStatus', sliceOf(pointerTo(PUBLISH_STATUS))),
  field('Info', pointerTo(INFO)),
]);
