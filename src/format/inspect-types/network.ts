import { field, fields, optionalField, optionalFields, structOf } from '../../go/go-struct.ts';
import {
  goBool,
  goInt,
  goString,
  type GoStruct,
  goTimeType,
  mapOf,
  sliceOf,
} from '../../go/go-type.ts';
import { LIST_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';

const IPAM = structOf('network.IPAM', [
  field('Driver', goString),
  field('Options', TEXTS_TYPE),
  field(
    'Config',
    sliceOf(
      structOf('network.IPAMConfig', [
        ...optionalFields(goString, 'Subnet', 'IPRange', 'Gateway'),
        optionalField('AuxAddress', TEXTS_TYPE, 'AuxiliaryAddresses'),
      ]),
    ),
  ),
]);

const SERVICE_INFO = structOf('network.ServiceInfo', [
  field('VIP', goString),
  field('Ports', LIST_TYPE),
  field('LocalLBIndex', goInt),
  field(
    'Tasks',
    sliceOf(
      structOf('network.Task', [
        ...fields(goString, 'Name', 'EndpointID', 'EndpointIP'),
        field('Info', TEXTS_TYPE),
      ]),
    ),
  ),
]);

/** Another network that one takes its configuration from. */
export const CONFIG_REFERENCE_TYPE: GoStruct = structOf('network.ConfigReference', [
  field('Network', goString),
]);

/** GET /networks/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/network/network.go */
export const NETWORK_INSPECT_TYPE: GoStruct = structOf('network.Inspect', [
  field('Name', goString),
  field('ID', goString, 'Id'),
  field('Created', goTimeType),
  ...fields(goString, 'Scope', 'Driver'),
  ...fields(goBool, 'EnableIPv4', 'EnableIPv6'),
  field('IPAM', IPAM),
  ...fields(goBool, 'Internal', 'Attachable', 'Ingress'),
  field('ConfigFrom', CONFIG_REFERENCE_TYPE),
  field('ConfigOnly', goBool),
  field(
    'Containers',
    mapOf(
      goString,
      structOf(
        'network.EndpointResource',
        fields(goString, 'Name', 'EndpointID', 'MacAddress', 'IPv4Address', 'IPv6Address'),
      ),
    ),
  ),
  ...fields(TEXTS_TYPE, 'Options', 'Labels'),
  optionalField('Peers', sliceOf(structOf('network.PeerInfo', fields(goString, 'Name', 'IP')))),
  optionalField('Services', mapOf(goString, SERVICE_INFO)),
]);
