import {
  embeddedField,
  field,
  fields,
  optionalField,
  optionalFields,
  structOf,
} from '../../go/go-struct.ts';
import {
  goBool,
  goInt,
  goInt64,
  goString,
  type GoStruct,
  goTimeType,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { DESCRIPTOR_TYPE } from '../../model/manifest-type.ts';
import { CONTAINER_CONFIG_TYPE } from '../../model/container-config.ts';
import { HOST_CONFIG_TYPE } from './host-config.ts';
import { DRIVER_DATA_TYPE } from './image.ts';
import { MOUNT_KIND_TYPE, PROPAGATION_TYPE } from './mount.ts';
import { NETWORK_SETTINGS_TYPE } from './network-settings.ts';
import { LIST_TYPE } from '../../go/named-types.ts';

const HEALTH = structOf('container.Health', [
  field('Status', goString),
  field('FailingStreak', goInt),
  field(
    'Log',
    sliceOf(
      pointerTo(
        structOf('container.HealthcheckResult', [
          ...fields(goTimeType, 'Start', 'End'),
          field('ExitCode', goInt),
          field('Output', goString),
        ]),
      ),
    ),
  ),
]);

const STATE = structOf('container.State', [
  field('Status', goString),
  ...fields(goBool, 'Running', 'Paused', 'Restarting', 'OOMKilled', 'Dead'),
  ...fields(goInt, 'Pid', 'ExitCode'),
  ...fields(goString, 'Error', 'StartedAt', 'FinishedAt'),
  optionalField('Health', pointerTo(HEALTH)),
]);

const BASE = structOf('container.ContainerJSONBase', [
  field('ID', goString, 'Id'),
  ...fields(goString, 'Created', 'Path'),
  field('Args', LIST_TYPE),
  field('State', pointerTo(STATE)),
  ...fields(goString, 'Image', 'ResolvConfPath', 'HostnamePath', 'HostsPath', 'LogPath', 'Name'),
  field('RestartCount', goInt),
  ...fields(goString, 'Driver', 'Platform', 'MountLabel', 'ProcessLabel', 'AppArmorProfile'),
  field('ExecIDs', LIST_TYPE),
  field('HostConfig', pointerTo(HOST_CONFIG_TYPE)),
  field('GraphDriver', DRIVER_DATA_TYPE),
  ...optionalFields(pointerTo(goInt64), 'SizeRw', 'SizeRootFs'),
]);

const MOUNT_POINT = structOf('container.MountPoint', [
  optionalField('Type', MOUNT_KIND_TYPE),
  optionalField('Name', goString),
  ...fields(goString, 'Source', 'Destination'),
  optionalField('Driver', goString),
  field('Mode', goString),
  field('RW', goBool),
  field('Propagation', PROPAGATION_TYPE),
]);

/** GET /containers/NAME/json. https://github.com/moby/moby/blob/v28.2.2/api/types/container/container.go */
export const CONTAINER_INSPECT_TYPE: GoStruct = structOf('container.InspectResponse', [
  embeddedField('ContainerJSONBase', pointerTo(BASE)),
  field('Mounts', sliceOf(MOUNT_POINT)),
  field('Config', pointerTo(CONTAINER_CONFIG_TYPE)),
  field('NetworkSettings', pointerTo(NETWORK_SETTINGS_TYPE)),
  optionalField('ImageManifestDescriptor', pointerTo(DESCRIPTOR_TYPE)),
]);
