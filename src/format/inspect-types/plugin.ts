import { field, fields, namedScalar, optionalField, structOf } from '../../go/go-struct.ts';
import { goBool, goString, type GoStruct, pointerTo, sliceOf } from '../../go/go-type.ts';
import { LIST_TYPE } from '../../go/named-types.ts';

const UINT32 = namedScalar('uint32', 'uint32');
const OPTIONAL_TEXT = pointerTo(goString);

// "docker.volumedriver/1.0": a struct in Go, but one that JSON and templates show as this text.
const INTERFACE_TYPE = namedScalar('string', 'types.PluginInterfaceType');

const DEVICES = sliceOf(
  structOf('types.PluginDevice', [
    ...fields(goString, 'Description', 'Name'),
    field('Path', OPTIONAL_TEXT),
    field('Settable', LIST_TYPE),
  ]),
);

const MOUNTS = sliceOf(
  structOf('types.PluginMount', [
    ...fields(goString, 'Description', 'Destination', 'Name'),
    ...fields(LIST_TYPE, 'Options', 'Settable'),
    field('Source', OPTIONAL_TEXT),
    field('Type', goString),
  ]),
);

const CONFIG = structOf('types.PluginConfig', [
  field(
    'Args',
    structOf('types.PluginConfigArgs', [
      ...fields(goString, 'Description', 'Name'),
      ...fields(LIST_TYPE, 'Settable', 'Value'),
    ]),
  ),
  field('Description', goString),
  optionalField('DockerVersion', goString),
  field('Documentation', goString),
  field('Entrypoint', LIST_TYPE),
  field(
    'Env',
    sliceOf(
      structOf('types.PluginEnv', [
        ...fields(goString, 'Description', 'Name'),
        field('Settable', LIST_TYPE),
        field('Value', OPTIONAL_TEXT),
      ]),
    ),
  ),
  field(
    'Interface',
    structOf('types.PluginConfigInterface', [
      optionalField('ProtocolScheme', goString),
      field('Socket', goString),
      field('Types', sliceOf(INTERFACE_TYPE)),
    ]),
  ),
  field('IpcHost', goBool),
  field(
    'Linux',
    structOf('types.PluginConfigLinux', [
      field('AllowAllDevices', goBool),
      field('Capabilities', LIST_TYPE),
      field('Devices', DEVICES),
    ]),
  ),
  field('Mounts', MOUNTS),
  field('Network', structOf('types.PluginConfigNetwork', [field('Type', goString)])),
  field('PidHost', goBool),
  field('PropagatedMount', goString),
  field(
    'User',
    structOf('types.PluginConfigUser', [
      optionalField('GID', UINT32),
      optionalField('UID', UINT32),
    ]),
  ),
  field('WorkDir', goString),
  optionalField(
    'Rootfs',
    pointerTo(
      structOf('types.PluginConfigRootfs', [
        field('DiffIds', LIST_TYPE, 'diff_ids'),
        optionalField('Type', goString, 'type'),
      ]),
    ),
    'rootfs',
  ),
]);

/** GET /plugins/NAME/json. https://github.com/moby/moby/blob/v28.2.2/api/types/plugin.go */
export const PLUGIN_TYPE: GoStruct = structOf('types.Plugin', [
  field('Config', CONFIG),
  field('Enabled', goBool),
  optionalField('ID', goString, 'Id'),
  field('Name', goString),
  optionalField('PluginReference', goString),
  field(
    'Settings',
    structOf('types.PluginSettings', [
      field('Args', LIST_TYPE),
      field('Devices', DEVICES),
      field('Env', LIST_TYPE),
      field('Mounts', MOUNTS),
    ]),
  ),
]);
