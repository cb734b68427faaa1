import { field, namedScalar, optionalField, optionalFields, structOf } from '../../go/go-struct.ts';
import {
  goBool,
  goInt64,
  type GoSlice,
  goString,
  type GoStruct,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { DURATION_TYPE, LIST_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';
import { CONTAINER_SPEC_TYPE } from './swarm-container-spec.ts';
import { DRIVER_TYPE, RESOURCES_TYPE, SWARM_PLATFORM_TYPE, UINT64_TYPE } from './swarm-object.ts';

const PLUGIN_SPEC = structOf('runtime.PluginSpec', [
  optionalField('Name', goString, 'name'),
  optionalField('Remote', goString, 'remote'),
  optionalField(
    'Privileges',
    sliceOf(
      pointerTo(
        structOf('runtime.PluginPrivilege', [
          optionalField('Name', goString, 'name'),
          optionalField('Description', goString, 'description'),
          optionalField('Value', LIST_TYPE, 'value'),
        ]),
      ),
    ),
    'privileges',
  ),
  optionalField('Disabled', goBool, 'disabled'),
  optionalField('Env', LIST_TYPE, 'env'),
]);

const RESTART_POLICY = structOf('swarm.RestartPolicy', [
  optionalField('Condition', namedScalar('string', 'swarm.RestartPolicyCondition')),
  optionalField('Delay', pointerTo(DURATION_TYPE)),
  optionalField('MaxAttempts', pointerTo(UINT64_TYPE)),
  optionalField('Window', pointerTo(DURATION_TYPE)),
]);

const PLACEMENT = structOf('swarm.Placement', [
  optionalField('Constraints', LIST_TYPE),
  optionalField(
    'Preferences',
    sliceOf(
      structOf('swarm.PlacementPreference', [
        field(
          'Spread',
          pointerTo(structOf('swarm.SpreadOver', [field('SpreadDescriptor', goString)])),
        ),
      ]),
    ),
  ),
  optionalField('MaxReplicas', UINT64_TYPE),
  optionalField('Platforms', sliceOf(SWARM_PLATFORM_TYPE)),
]);

/** The networks of a service or task. */
export const ATTACHMENT_CONFIGS_TYPE: GoSlice = sliceOf(
  structOf('swarm.NetworkAttachmentConfig', [
    optionalField('Target', goString),
    optionalField('Aliases', LIST_TYPE),
    optionalField('DriverOpts', TEXTS_TYPE),
  ]),
);

/** What a task runs. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/task.go */
export const TASK_SPEC_TYPE: GoStruct = structOf('swarm.TaskSpec', [
  optionalField('ContainerSpec', pointerTo(CONTAINER_SPEC_TYPE)),
  optionalField('PluginSpec', pointerTo(PLUGIN_SPEC)),
  optionalField(
    'NetworkAttachmentSpec',
    pointerTo(structOf('swarm.NetworkAttachmentSpec', [field('ContainerID', goString)])),
  ),
  optionalField(
    'Resources',
    pointerTo(
      structOf('swarm.ResourceRequirements', [
        optionalField(
          'Limits',
          pointerTo(
            structOf('swarm.Limit', optionalFields(goInt64, 'NanoCPUs', 'MemoryBytes', 'Pids')),
          ),
        ),
        optionalField('Reservations', pointerTo(RESOURCES_TYPE)),
      ]),
    ),
  ),
  optionalField('RestartPolicy', pointerTo(RESTART_POLICY)),
  optionalField('Placement', pointerTo(PLACEMENT)),
  optionalField('Networks', ATTACHMENT_CONFIGS_TYPE),
  optionalField('LogDriver', pointerTo(DRIVER_TYPE)),
  field('ForceUpdate', UINT64_TYPE),
  optionalField('Runtime', namedScalar('string', 'swarm.RuntimeType')),
]);
