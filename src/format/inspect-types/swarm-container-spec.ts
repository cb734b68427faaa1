import {
  field,
  fields,
  optionalField,
  optionalFields,
  structOf,
  namedScalar,
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
import { HEALTHCHECK_TYPE } from '../../model/container-config.ts';
import { ISOLATION_TYPE, ULIMIT_TYPE } from './host-config.ts';
import { MOUNT_TYPE } from './mount.ts';
import { DURATION_TYPE, FILE_MODE_TYPE, LIST_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';

const PRIVILEGES = structOf('swarm.Privileges', [
  field(
    'CredentialSpec',
    pointerTo(structOf('swarm.CredentialSpec', fields(goString, 'Config', 'File', 'Registry'))),
  ),
  field(
    'SELinuxContext',
    pointerTo(
      structOf('swarm.SELinuxContext', [
        field('Disable', goBool),
        ...fields(goString, 'User', 'Role', 'Type', 'Level'),
      ]),
    ),
  ),
  optionalField(
    'Seccomp',
    pointerTo(
      structOf('swarm.SeccompOpts', [
        optionalField('Mode', namedScalar('string', 'swarm.SeccompMode')),
        optionalField('Profile', sliceOf(goUint8)),
      ]),
    ),
  ),
  optionalField(
    'AppArmor',
    pointerTo(
      structOf('swarm.AppArmorOpts', [
        optionalField('Mode', namedScalar('string', 'swarm.AppArmorMode')),
      ]),
    ),
  ),
  field('NoNewPrivileges', goBool),
]);

const SECRET_REFERENCE = structOf('swarm.SecretReference', [
  field('File', pointerTo(fileTarget('swarm.SecretReferenceFileTarget'))),
  ...fields(goString, 'SecretID', 'SecretName'),
]);

const CONFIG_REFERENCE = structOf('swarm.ConfigReference', [
  optionalField('File', pointerTo(fileTarget('swarm.ConfigReferenceFileTarget'))),
  optionalField('Runtime', pointerTo(structOf('swarm.ConfigReferenceRuntimeTarget', []))),
  ...fields(goString, 'ConfigID', 'ConfigName'),
]);

/** The containers of a service. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/container.go */
export const CONTAINER_SPEC_TYPE: GoStruct = structOf('swarm.ContainerSpec', [
  optionalField('Image', goString),
  optionalField('Labels', TEXTS_TYPE),
  ...optionalFields(LIST_TYPE, 'Command', 'Args'),
  optionalField('Hostname', goString),
  optionalField('Env', LIST_TYPE),
  ...optionalFields(goString, 'Dir', 'User'),
  optionalField('Groups', LIST_TYPE),
  optionalField('Privileges', pointerTo(PRIVILEGES)),
  optionalField('Init', pointerTo(goBool)),
  optionalField('StopSignal', goString),
  ...optionalFields(goBool, 'TTY', 'OpenStdin', 'ReadOnly'),
  optionalField('Mounts', sliceOf(MOUNT_TYPE)),
  optionalField('StopGracePeriod', pointerTo(DURATION_TYPE)),
  optionalField('Healthcheck', pointerTo(HEALTHCHECK_TYPE)),
  optionalField('Hosts', LIST_TYPE),
  optionalField(
    'DNSConfig',
    pointerTo(
      structOf('swarm.DNSConfig', optionalFields(LIST_TYPE, 'Nameservers', 'Search', 'Options')),
    ),
  ),
  optionalField('Secrets', sliceOf(pointerTo(SECRET_REFERENCE))),
  optionalField('Configs', sliceOf(pointerTo(CONFIG_REFERENCE))),
  optionalField('Isolation', ISOLATION_TYPE),
  optionalField('Sysctls', TEXTS_TYPE),
  ...optionalFields(LIST_TYPE, 'CapabilityAdd', 'CapabilityDrop'),
  optionalField('Ulimits', sliceOf(pointerTo(ULIMIT_TYPE))),
  optionalField('OomScoreAdj', goInt64),
]);

function fileTarget(name: string): GoStruct {
  return structOf(name, [...fields(goString, 'Name', 'UID', 'GID'), field('Mode', FILE_MODE_TYPE)]);
}
