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
  goString,
  type GoStruct,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { PORT_MAP_TYPE } from './host-config.ts';
import { LIST_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';

const ADDRESSES = sliceOf(
  structOf('network.Address', [field('Addr', goString), field('PrefixLen', goInt)]),
);

const ENDPOINT_SETTINGS = structOf('network.EndpointSettings', [
  field(
    'IPAMConfig',
    pointerTo(
      structOf('network.EndpointIPAMConfig', [
        ...optionalFields(goString, 'IPv4Address', 'IPv6Address'),
        optionalField('LinkLocalIPs', LIST_TYPE),
      ]),
    ),
  ),
  ...fields(LIST_TYPE, 'Links', 'Aliases'),
  field('MacAddress', goString),
  field('DriverOpts', TEXTS_TYPE),
  field('GwPriority', goInt),
  ...fields(goString, 'NetworkID', 'EndpointID', 'Gateway', 'IPAddress'),
  field('IPPrefixLen', goInt),
  ...fields(goString, 'IPv6Gateway', 'GlobalIPv6Address'),
  field('GlobalIPv6PrefixLen', goInt),
  field('DNSNames', LIST_TYPE),
]);

/** A container's networks. https://github.com/moby/moby/blob/v28.2.2/api/types/container/network_settings.go */
export const NETWORK_SETTINGS_TYPE: GoStruct = structOf('container.NetworkSettings', [
  embeddedField(
    'NetworkSettingsBase',
    structOf('container.NetworkSettingsBase', [
      ...fields(goString, 'Bridge', 'SandboxID', 'SandboxKey'),
      field('Ports', PORT_MAP_TYPE),
      field('HairpinMode', goBool),
      field('LinkLocalIPv6Address', goString),
      field('LinkLocalIPv6PrefixLen', goInt),
      ...fields(ADDRESSES, 'SecondaryIPAddresses', 'SecondaryIPv6Addresses'),
    ]),
  ),
  embeddedField(
    'DefaultNetworkSettings',
    structOf('container.DefaultNetworkSettings', [
      ...fields(goString, 'EndpointID', 'Gateway', 'GlobalIPv6Address'),
      field('GlobalIPv6PrefixLen', goInt),
      field('IPAddress', goString),
      field('IPPrefixLen', goInt),
      ...fields(goString, 'IPv6Gateway', 'MacAddress'),
    ]),
  ),
  field('Networks', mapOf(goString, pointerTo(ENDPOINT_SETTINGS))),
]);
