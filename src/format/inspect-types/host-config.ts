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
  goInt64,
  type GoMap,
  type GoScalar,
  goString,
  type GoStruct,
  type GoType,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { MOUNT_TYPE } from './mount.ts';
import { LIST_TYPE, STR_SLICE_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';

const UINT16 = namedScalar('uint16', 'uint16');
const UINT64 = namedScalar('uint64', 'uint64');

/** How a container may be isolated. */
export const ISOLATION_TYPE: GoScalar = namedScalar('string', 'container.Isolation');

/** A limit that a process has: https://github.com/docker/go-units/blob/v0.5.0/ulimit.go */
export const ULIMIT_TYPE: GoStruct = structOf('units.Ulimit', [
  field('Name', goString),
  ...fields(goInt64, 'Hard', 'Soft'),
]);

/** Ports of a container, and where they are published. */
export const PORT_MAP_TYPE: GoMap = {
  ...mapOf(
    namedScalar('string', 'nat.Port'),
    sliceOf(
      structOf('nat.PortBinding', [
        field('HostIP', goString, 'HostIp'),
        field('HostPort', goString),
      ]),
    ),
  ),
  name: 'nat.PortMap',
};

const THROTTLE_DEVICES = sliceOf(
  pointerTo(structOf('blkiodev.ThrottleDevice', [field('Path', goString), field('Rate', UINT64)])),
);

const RESOURCES = structOf('container.Resources', [
  field('CPUShares', goInt64, 'CpuShares'),
  field('Memory', goInt64),
  field('NanoCPUs', goInt64, 'NanoCpus'),
  field('CgroupParent', goString),
  field('BlkioWeight', UINT16),
  field(
    'BlkioWeightDevice',
    sliceOf(
      pointerTo(
        structOf('blkiodev.WeightDevice', [field('Path', goString), field('Weight', UINT16)]),
      ),
    ),
  ),
  ...fields(
    THROTTLE_DEVICES,
    'BlkioDeviceReadBps',
    'BlkioDeviceWriteBps',
    'BlkioDeviceReadIOps',
    'BlkioDeviceWriteIOps',
  ),
  field('CPUPeriod', goInt64, 'CpuPeriod'),
  field('CPUQuota', goInt64, 'CpuQuota'),
  field('CPURealtimePeriod', goInt64, 'CpuRealtimePeriod'),
  field('CPURealtimeRuntime', goInt64, 'CpuRealtimeRuntime'),
  ...fields(goString, 'CpusetCpus', 'CpusetMems'),
  field(
    'Devices',
    sliceOf(
      structOf(
        'container.DeviceMapping',
        fields(goString, 'PathOnHost', 'PathInContainer', 'CgroupPermissions'),
      ),
    ),
  ),
  field('DeviceCgroupRules', LIST_TYPE),
  field(
    'DeviceRequests',
    sliceOf(
      structOf('container.DeviceRequest', [
        field('Driver', goString),
        field('Count', goInt),
        field('DeviceIDs', LIST_TYPE),
        field('Capabilities', sliceOf(LIST_TYPE)),
        field('Options', TEXTS_TYPE),
      ]),
    ),
  ),
  ...optionalFields(goInt64, 'KernelMemory', 'KernelMemoryTCP'),
  ...fields(goInt64, 'MemoryReservation', 'MemorySwap'),
  field('MemorySwappiness', pointerTo(goInt64)),
  field('OomKillDisable', pointerTo(goBool)),
  field('PidsLimit', pointerTo(goInt64)),
  field('Ulimits', sliceOf(pointerTo(ULIMIT_TYPE))),
  field('CPUCount', goInt64, 'CpuCount'),
  field('CPUPercent', goInt64, 'CpuPercent'),
  ...fields(UINT64, 'IOMaximumIOps', 'IOMaximumBandwidth'),
]);

const CONSOLE_SIZE: GoType = {
  kind: 'slice',
  name: '[2]uint',
  length: 2,
  elem: namedScalar('uint', 'uint'),
};

/** How a container is set up on its host. https://github.com/moby/moby/blob/v28.2.2/api/types/container/hostconfig.go */
export const HOST_CONFIG_TYPE: GoStruct = structOf('container.HostConfig', [
  field('Binds', LIST_TYPE),
  field('ContainerIDFile', goString),
  field(
    'LogConfig',
    structOf('container.LogConfig', [field('Type', goString), field('Config', TEXTS_TYPE)]),
  ),
  field('NetworkMode', mode('NetworkMode')),
  field('PortBindings', PORT_MAP_TYPE),
  field(
    'RestartPolicy',
    structOf('container.RestartPolicy', [
      field('Name', mode('RestartPolicyMode')),
      field('MaximumRetryCount', goInt),
    ]),
  ),
  field('AutoRemove', goBool),
  field('VolumeDriver', goString),
  field('VolumesFrom', LIST_TYPE),
  field('ConsoleSize', CONSOLE_SIZE),
  optionalField('Annotations', TEXTS_TYPE),
  ...fields(STR_SLICE_TYPE, 'CapAdd', 'CapDrop'),
  field('CgroupnsMode', mode('CgroupnsMode')),
  field('DNS', LIST_TYPE, 'Dns'),
  field('DNSOptions', LIST_TYPE, 'DnsOptions'),
  field('DNSSearch', LIST_TYPE, 'DnsSearch'),
  ...fields(LIST_TYPE, 'ExtraHosts', 'GroupAdd'),
  field('IpcMode', mode('IpcMode')),
  field('Cgroup', mode('CgroupSpec')),
  field('Links', LIST_TYPE),
  field('OomScoreAdj', goInt),
  field('PidMode', mode('PidMode')),
  ...fields(goBool, 'Privileged', 'PublishAllPorts', 'ReadonlyRootfs'),
  field('SecurityOpt', LIST_TYPE),
  ...optionalFields(TEXTS_TYPE, 'StorageOpt', 'Tmpfs'),
  field('UTSMode', mode('UTSMode')),
  field('UsernsMode', mode('UsernsMode')),
  field('ShmSize', goInt64),
  optionalField('Sysctls', TEXTS_TYPE),
  optionalField('Runtime', goString),
  field('Isolation', ISOLATION_TYPE),
  embeddedField('Resources', RESOURCES),
  optionalField('Mounts', sliceOf(MOUNT_TYPE)),
  ...fields(LIST_TYPE, 'MaskedPaths', 'ReadonlyPaths'),
  optionalField('Init', pointerTo(goBool)),
]);

function mode(name: string): GoType {
  return namedScalar('string', `container.${name}`);
}
