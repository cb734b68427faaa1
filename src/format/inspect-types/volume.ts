import {
  embeddedField,
  field,
  fields,
  namedScalar,
  optionalField,
  optionalFields,
  structOf,
} from '../../go/go-struct.ts';
import {
  goInt64,
  goInterface,
  goString,
  type GoStruct,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { LIST_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';
import { META_TYPE } from './swarm-object.ts';

const TOPOLOGIES = sliceOf(structOf('volume.Topology', [optionalField('Segments', TEXTS_TYPE)]));

const ACCESS_MODE = structOf('volume.AccessMode', [
  optionalField('Scope', namedScalar('string', 'volume.Scope')),
  optionalField('Sharing', namedScalar('string', 'volume.SharingMode')),
  optionalField(
    'MountVolume',
    pointerTo(
      structOf('volume.TypeMount', [
        optionalField('FsType', goString),
        optionalField('MountFlags', LIST_TYPE),
      ]),
    ),
  ),
  optionalField('BlockVolume', pointerTo(structOf('volume.TypeBlock', []))),
]);

const CLUSTER_SPEC = structOf('volume.ClusterVolumeSpec', [
  optionalField('Group', goString),
  optionalField('AccessMode', pointerTo(ACCESS_MODE)),
  optionalField(
    'AccessibilityRequirements',
    pointerTo(
      structOf('volume.TopologyRequirement', optionalFields(TOPOLOGIES, 'Requisite', 'Preferred')),
    ),
  ),
  optionalField(
    'CapacityRange',
    pointerTo(structOf('volume.CapacityRange', fields(goInt64, 'RequiredBytes', 'LimitBytes'))),
  ),
  optionalField('Secrets', sliceOf(structOf('volume.Secret', fields(goString, 'Key', 'Secret')))),
  optionalField('Availability', namedScalar('string', 'volume.Availability')),
]);

const CLUSTER_VOLUME = structOf('volume.ClusterVolume', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  field('Spec', CLUSTER_SPEC),
  optionalField(
    'PublishStatus',
    sliceOf(
      pointerTo(
        structOf('volume.PublishStatus', [
          optionalField('NodeID', goString),
          optionalField('State', namedScalar('string', 'volume.PublishState')),
          optionalField('PublishContext', TEXTS_TYPE),
        ]),
      ),
    ),
  ),
  optionalField(
    'Info',
    pointerTo(
      structOf('volume.Info', [
        optionalField('CapacityBytes', goInt64),
        optionalField('VolumeContext', TEXTS_TYPE),
        optionalField('VolumeID', goString),
        optionalField('AccessibleTopology', TOPOLOGIES),
      ]),
    ),
  ),
]);

/** GET /volumes/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/volume/volume.go */
export const VOLUME_TYPE: GoStruct = structOf('volume.Volume', [
  optionalField('ClusterVolume', pointerTo(CLUSTER_VOLUME)),
  optionalField('CreatedAt', goString),
  field('Driver', goString),
  field('Labels', TEXTS_TYPE),
  ...fields(goString, 'Mountpoint', 'Name'),
  field('Options', TEXTS_TYPE),
  field('Scope', goString),
  optionalField('Status', mapOf(goString, goInterface)),
  optionalField(
    'UsageData',
    pointerTo(structOf('volume.UsageData', fields(goInt64, 'RefCount', 'Size'))),
  ),
]);
