import { field, fields, namedScalar, structOf } from '../../../go/go-struct.ts';
import {
  goBool,
  goInt,
  goInt64,
  goString,
  type GoStruct,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../go/go-type.ts';
import { DESCRIPTOR_TYPE } from '../../../model/manifest-type.ts';

const NAMES = sliceOf(goString);
const TEXTS = mapOf(goString, goString);
const UINT16 = namedScalar('uint16', 'uint16');

// https://github.com/moby/moby/blob/v28.2.2/api/types/container/port.go
const PORT: GoStruct = structOf('container.Port', [
  field('IP', goString),
  ...fields(UINT16, 'PrivatePort', 'PublicPort'),
  field('Type', goString),
]);

// https://github.com/moby/moby/blob/v28.2.2/api/types/container/container.go
const MOUNT: GoStruct = structOf('container.MountPoint', [
  field('Type', namedScalar('string', 'mount.Type')),
  ...fields(goString, 'Name', 'Source', 'Destination', 'Driver', 'Mode'),
  field('RW', goBool),
  field('Propagation', namedScalar('string', 'mount.Propagation')),
]);

const HOST_CONFIG: GoStruct = structOf(
  'struct { NetworkMode string "json:\\",omitempty\\""; Annotations map[string]string "json:\\",omitempty\\"" }',
  [field('NetworkMode', goString), field('Annotations', TEXTS)],
);

const ADDRESSES: GoStruct = structOf('network.EndpointIPAMConfig', [
  ...fields(goString, 'IPv4Address', 'IPv6Address'),
  field('LinkLocalIPs', NAMES),
]);

// https://github.com/moby/moby/blob/v28.2.2/api/types/network/endpoint.go
const ENDPOINT: GoStruct = structOf('network.EndpointSettings', [
  field('IPAMConfig', pointerTo(ADDRESSES)),
  ...fields(NAMES, 'Links', 'Aliases', 'DNSNames'),
  field('DriverOpts', TEXTS),
  ...fields(goString, 'MacAddress', 'NetworkID', 'EndpointID', 'Gateway', 'IPAddress'),
  ...fields(goString, 'IPv6Gateway', 'GlobalIPv6Address'),
  ...fields(goInt, 'GwPriority', 'IPPrefixLen', 'GlobalIPv6PrefixLen'),
]);

const NETWORKS: GoStruct = structOf('container.NetworkSettingsSummary', [
  field('Networks', mapOf(goString, pointerTo(ENDPOINT))),
]);

/** A container in a list. https://github.com/moby/moby/blob/v28.2.2/api/types/container/container.go */
export const CONTAINER_TYPE: GoStruct = structOf('container.Summary', [
  field('ID', goString, 'Id'),
  field('Names', NAMES),
  ...fields(goString, 'Image', 'ImageID', 'Command'),
  field('ImageManifestDescriptor', pointerTo(DESCRIPTOR_TYPE)),
  ...fields(goInt64, 'Created', 'SizeRw', 'SizeRootFs'),
  field('Ports', sliceOf(PORT)),
  field('Labels', TEXTS),
  ...fields(goString, 'State', 'Status'),
  field('HostConfig', HOST_CONFIG),
  field('NetworkSettings', pointerTo(NETWORKS)),
  field('Mounts', sliceOf(MOUNT)),
]);
