import {
  embeddedField,
  field,
  fields,
  namedScalar,
  optionalField,
  optionalFields,
  structOf,
} from '../../go/go-struct.ts';
import { goString, type GoStruct, goTimeType, pointerTo, sliceOf } from '../../go/go-type.ts';
import { DURATION_TYPE } from '../../go/named-types.ts';
import {
  ANNOTATIONS_TYPE,
  META_TYPE,
  PORTS_TYPE,
  UINT64_TYPE,
  VERSION_TYPE,
} from './swarm-object.ts';
import { ATTACHMENT_CONFIGS_TYPE, TASK_SPEC_TYPE } from './swarm-task-spec.ts';

const COUNT = pointerTo(UINT64_TYPE);

const MODE = structOf('swarm.ServiceMode', [
  optionalField(
    'Replicated',
    pointerTo(structOf('swarm.ReplicatedService', [optionalField('Replicas', COUNT)])),
  ),
  optionalField('Global', pointerTo(structOf('swarm.GlobalService', []))),
  optionalField(
    'ReplicatedJob',
    pointerTo(
      structOf('swarm.ReplicatedJob', optionalFields(COUNT, 'MaxConcurrent', 'TotalCompletions')),
    ),
  ),
  optionalField('GlobalJob', pointerTo(structOf('swarm.GlobalJob', []))),
]);

const UPDATE_CONFIG = structOf('swarm.UpdateConfig', [
  field('Parallelism', UINT64_TYPE),
  optionalField('Delay', DURATION_TYPE),
  optionalField('FailureAction', goString),
  optionalField('Monitor', DURATION_TYPE),
  field('MaxFailureRatio', namedScalar('float32', 'float32')),
  field('Order', goString),
]);

const ENDPOINT_SPEC = structOf('swarm.EndpointSpec', [
  optionalField('Mode', namedScalar('string', 'swarm.ResolutionMode')),
  optionalField('Ports', PORTS_TYPE),
]);

const SERVICE_SPEC = structOf('swarm.ServiceSpec', [
  embeddedField('Annotations', ANNOTATIONS_TYPE),
  optionalField('TaskTemplate', TASK_SPEC_TYPE),
  optionalField('Mode', MODE),
  ...optionalFields(pointerTo(UPDATE_CONFIG), 'UpdateConfig', 'RollbackConfig'),
  optionalField('Networks', ATTACHMENT_CONFIGS_TYPE),
  optionalField('EndpointSpec', pointerTo(ENDPOINT_SPEC)),
]);

const ENDPOINT = structOf('swarm.Endpoint', [
  optionalField('Spec', ENDPOINT_SPEC),
  optionalField('Ports', PORTS_TYPE),
  optionalField(
    'VirtualIPs',
    sliceOf(structOf('swarm.EndpointVirtualIP', optionalFields(goString, 'NetworkID', 'Addr'))),
  ),
]);

/** GET /services/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/service.go */
export const SERVICE_TYPE: GoStruct = structOf('swarm.Service', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  optionalField('Spec', SERVICE_SPEC),
  optionalField('PreviousSpec', pointerTo(SERVICE_SPEC)),
  optionalField('Endpoint', ENDPOINT),
  optionalField(
    'UpdateStatus',
    pointerTo(
      structOf('swarm.UpdateStatus', [
        optionalField('State', namedScalar('string', 'swarm.UpdateState')),
        ...optionalFields(pointerTo(goTimeType), 'StartedAt', 'CompletedAt'),
        optionalField('Message', goString),
      ]),
    ),
  ),
  optionalField(
    'ServiceStatus',
    pointerTo(
      structOf(
        'swarm.ServiceStatus',
        fields(UINT64_TYPE, 'RunningTasks', 'DesiredTasks', 'CompletedTasks'),
      ),
    ),
  ),
  optionalField(
    'JobStatus',
    pointerTo(
      structOf('swarm.JobStatus', [
        field('JobIteration', VERSION_TYPE),
        optionalField('LastExecution', goTimeType),
      ]),
    ),
  ),
]);
