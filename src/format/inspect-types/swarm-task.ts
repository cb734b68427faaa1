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
  goBool,
  goInt,
  goString,
  type GoStruct,
  goTimeType,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { CONFIG_REFERENCE_TYPE } from './network.ts';
import { LIST_TYPE } from '../../go/named-types.ts';
import {
  ANNOTATIONS_TYPE,
  DRIVER_TYPE,
  GENERIC_RESOURCES_TYPE,
  META_TYPE,
  PORTS_TYPE,
  VERSION_TYPE,
} from './swarm-object.ts';
import { TASK_SPEC_TYPE } from './swarm-task-spec.ts';

const TASK_STATE = namedScalar('string', 'swarm.TaskState');

const IPAM_OPTIONS = pointerTo(
  structOf('swarm.IPAMOptions', [
    optionalField('Driver', DRIVER_TYPE),
    optionalField(
      'Configs',
      sliceOf(structOf('swarm.IPAMConfig', optionalFields(goString, 'Subnet', 'Range', 'Gateway'))),
    ),
  ]),
);

const NETWORK_SPEC = structOf('swarm.NetworkSpec', [
  embeddedField('Annotations', ANNOTATIONS_TYPE),
  optionalField('DriverConfiguration', pointerTo(DRIVER_TYPE)),
  ...optionalFields(goBool, 'IPv6Enabled', 'Internal', 'Attachable', 'Ingress'),
  optionalField('IPAMOptions', IPAM_OPTIONS),
  optionalField('ConfigFrom', pointerTo(CONFIG_REFERENCE_TYPE)),
  optionalField('Scope', goString),
]);

const NETWORK = structOf('swarm.Network', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  optionalField('Spec', NETWORK_SPEC),
  optionalField('DriverState', DRIVER_TYPE),
  optionalField('IPAMOptions', IPAM_OPTIONS),
]);

const STATUS = structOf('swarm.TaskStatus', [
  optionalField('Timestamp', goTimeType),
  optionalField('State', TASK_STATE),
  ...optionalFields(goString, 'Message', 'Err'),
  optionalField(
    'ContainerStatus',
    pointerTo(
      structOf('swarm.ContainerStatus', [
        field('ContainerID', goString),
        ...fields(goInt, 'PID', 'ExitCode'),
      ]),
    ),
  ),
  optionalField('PortStatus', structOf('swarm.PortStatus', [optionalField('Ports', PORTS_TYPE)])),
]);

/** GET /tasks/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/task.go */
export const TASK_TYPE: GoStruct = structOf('swarm.Task', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  embeddedField('Annotations', ANNOTATIONS_TYPE),
  optionalField('Spec', TASK_SPEC_TYPE),
  optionalField('ServiceID', goString),
  optionalField('Slot', goInt),
  optionalField('NodeID', goString),
  optionalField('Status', STATUS),
  optionalField('DesiredState', TASK_STATE),
  optionalField(
    'NetworksAttachments',
    sliceOf(
      structOf('swarm.NetworkAttachment', [
        optionalField('Network', NETWORK),
        optionalField('Addresses', LIST_TYPE),
      ]),
    ),
  ),
  optionalField('GenericResources', GENERIC_RESOURCES_TYPE),
  optionalField('JobIteration', pointerTo(VERSION_TYPE)),
  field(
    'Volumes',
    sliceOf(structOf('swarm.VolumeAttachment', optionalFields(goString, 'ID', 'Source', 'Target'))),
  ),
]);
