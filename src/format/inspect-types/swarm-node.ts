import {
  embeddedField,
  field,
  namedScalar,
  optionalField,
  optionalFields,
  structOf,
} from '../../go/go-struct.ts';
import {
  goBool,
  goInt64,
  goString,
  type GoStruct,
  goUint8,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { TEXTS_TYPE } from '../../go/named-types.ts';
import {
  ANNOTATIONS_TYPE,
  META_TYPE,
  RESOURCES_TYPE,
  SWARM_PLATFORM_TYPE,
} from './swarm-object.ts';

const DESCRIPTION = structOf('swarm.NodeDescription', [
  optionalField('Hostname', goString),
  optionalField('Platform', SWARM_PLATFORM_TYPE),
  optionalField('Resources', RESOURCES_TYPE),
  optionalField(
    'Engine',
    structOf('swarm.EngineDescription', [
      optionalField('EngineVersion', goString),
      optionalField('Labels', TEXTS_TYPE),
      optionalField(
        'Plugins',
        sliceOf(structOf('swarm.PluginDescription', optionalFields(goString, 'Type', 'Name'))),
      ),
    ]),
  ),
  optionalField(
    'TLSInfo',
    structOf('swarm.TLSInfo', [
      optionalField('TrustRoot', goString),
      ...optionalFields(sliceOf(goUint8), 'CertIssuerSubject', 'CertIssuerPublicKey'),
    ]),
  ),
  optionalField(
    'CSIInfo',
    sliceOf(
      structOf('swarm.NodeCSIInfo', [
        ...optionalFields(goString, 'PluginName', 'NodeID'),
        optionalField('MaxVolumesPerNode', goInt64),
        optionalField(
          'AccessibleTopology',
          pointerTo(structOf('swarm.Topology', [optionalField('Segments', TEXTS_TYPE)])),
        ),
      ]),
    ),
  ),
]);

/** GET /nodes/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/node.go */
export const NODE_TYPE: GoStruct = structOf('swarm.Node', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  optionalField(
    'Spec',
    structOf('swarm.NodeSpec', [
      embeddedField('Annotations', ANNOTATIONS_TYPE),
      optionalField('Role', text('NodeRole')),
      optionalField('Availability', text('NodeAvailability')),
    ]),
  ),
  optionalField('Description', DESCRIPTION),
  optionalField(
    'Status',
    structOf('swarm.NodeStatus', [
      optionalField('State', text('NodeState')),
      ...optionalFields(goString, 'Message', 'Addr'),
    ]),
  ),
  optionalField(
    'ManagerStatus',
    pointerTo(
      structOf('swarm.ManagerStatus', [
        optionalField('Leader', goBool),
        optionalField('Reachability', text('Reachability')),
        optionalField('Addr', goString),
      ]),
    ),
  ),
]);

function text(name: string): ReturnType<typeof namedScalar> {
  return namedScalar('string', `swarm.${name}`);
}
