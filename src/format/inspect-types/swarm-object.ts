import { field, namedScalar, optionalField, optionalFields, structOf } from '../../go/go-struct.ts';
import {
  type GoScalar,
  type GoSlice,
  goInt64,
  goString,
  type GoStruct,
  goTimeType,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { TEXTS_TYPE } from '../../go/named-types.ts';

/** uint64. */
export const UINT64_TYPE: GoScalar = namedScalar('uint64', 'uint64');

/** How often an object has changed. */
export const VERSION_TYPE: GoStruct = structOf('swarm.Version', [
  optionalField('Index', UINT64_TYPE),
]);

/** What all objects of a swarm have. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/common.go */
export const META_TYPE: GoStruct = structOf('swarm.Meta', [
  optionalField('Version', VERSION_TYPE),
  ...optionalFields(goTimeType, 'CreatedAt', 'UpdatedAt'),
]);

/** Name and labels of an object. */
export const ANNOTATIONS_TYPE: GoStruct = structOf('swarm.Annotations', [
  optionalField('Name', goString),
  field('Labels', TEXTS_TYPE),
]);

/** A driver and its options. */
export const DRIVER_TYPE: GoStruct = structOf('swarm.Driver', [
  optionalField('Name', goString),
  optionalField('Options', TEXTS_TYPE),
]);

/** What a node runs on. */
export const SWARM_PLATFORM_TYPE: GoStruct = structOf(
  'swarm.Platform',
  optionalFields(goString, 'Architecture', 'OS'),
);

/** Resources that are no processors and no memory. */
export const GENERIC_RESOURCES_TYPE: GoSlice = sliceOf(
  structOf('swarm.GenericResource', [
    optionalField(
      'NamedResourceSpec',
      pointerTo(structOf('swarm.NamedGenericResource', optionalFields(goString, 'Kind', 'Value'))),
    ),
    optionalField(
      'DiscreteResourceSpec',
      pointerTo(
        structOf('swarm.DiscreteGenericResource', [
          optionalField('Kind', goString),
          optionalField('Value', goInt64),
        ]),
      ),
    ),
  ]),
);

/** What a node has, or a task reserves. */
export const RESOURCES_TYPE: GoStruct = structOf('swarm.Resources', [
  ...optionalFields(goInt64, 'NanoCPUs', 'MemoryBytes'),
  optionalField('GenericResources', GENERIC_RESOURCES_TYPE),
]);

/** A published port. */
export const PORTS_TYPE: GoSlice = sliceOf(
  structOf('swarm.PortConfig', [
    optionalField('Name', goString),
    optionalField('Protocol', namedScalar('string', 'swarm.PortConfigProtocol')),
    ...optionalFields(namedScalar('uint32', 'uint32'), 'TargetPort', 'PublishedPort'),
    optionalField('PublishMode', namedScalar('string', 'swarm.PortConfigPublishMode')),
  ]),
);
