import {
  embeddedField,
  field,
  optionalField,
  optionalFields,
  structOf,
} from '../../go/go-struct.ts';
import { goString, type GoStruct, goUint8, pointerTo, sliceOf } from '../../go/go-type.ts';
import { ANNOTATIONS_TYPE, DRIVER_TYPE, META_TYPE } from './swarm-object.ts';

/** GET /secrets/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/secret.go */
export const SECRET_TYPE: GoStruct = structOf('swarm.Secret', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  field(
    'Spec',
    structOf('swarm.SecretSpec', [
      embeddedField('Annotations', ANNOTATIONS_TYPE),
      optionalField('Data', sliceOf(goUint8)),
      ...optionalFields(pointerTo(DRIVER_TYPE), 'Driver', 'Templating'),
    ]),
  ),
]);

/** GET /configs/NAME. https://github.com/moby/moby/blob/v28.2.2/api/types/swarm/config.go */
export const SWARM_CONFIG_TYPE: GoStruct = structOf('swarm.Config', [
  field('ID', goString),
  embeddedField('Meta', META_TYPE),
  field(
    'Spec',
    structOf('swarm.ConfigSpec', [
      embeddedField('Annotations', ANNOTATIONS_TYPE),
      optionalField('Data', sliceOf(goUint8)),
      optionalField('Templating', pointerTo(DRIVER_TYPE)),
    ]),
  ),
]);
