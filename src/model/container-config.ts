import { field, fields, namedScalar, optionalField, structOf } from '../go/go-struct.ts';
import { goBool, goInt, type GoMap, goString, type GoStruct, pointerTo } from '../go/go-type.ts';
import {
  DURATION_TYPE,
  EMPTY_STRUCT,
  LIST_TYPE,
  SET_TYPE,
  STR_SLICE_TYPE,
  TEXTS_TYPE,
} from '../go/named-types.ts';

const PORT_SET_TYPE: GoMap = {
  kind: 'map',
  name: 'nat.PortSet',
  key: namedScalar('string', 'nat.Port'),
  elem: EMPTY_STRUCT,
};

/** How a container is probed. https://github.com/moby/docker-image-spec/blob/v1.3.1/specs-go/v1/image.go */
export const HEALTHCHECK_TYPE: GoStruct = structOf('v1.HealthcheckConfig', [
  optionalField('Test', LIST_TYPE),
  optionalField('Interval', DURATION_TYPE),
  optionalField('Timeout', DURATION_TYPE),
  optionalField('StartPeriod', DURATION_TYPE),
  optionalField('StartInterval', DURATION_TYPE),
  optionalField('Retries', goInt),
]);

/** What a container runs. https://github.com/moby/moby/blob/v28.2.2/api/types/container/config.go */
export const CONTAINER_CONFIG_TYPE: GoStruct = structOf('container.Config', [
  ...fields(goString, 'Hostname', 'Domainname', 'User'),
  ...fields(goBool, 'AttachStdin', 'AttachStdout', 'AttachStderr'),
  optionalField('ExposedPorts', PORT_SET_TYPE),
  ...fields(goBool, 'Tty', 'OpenStdin', 'StdinOnce'),
  field('Env', LIST_TYPE),
  field('Cmd', STR_SLICE_TYPE),
  optionalField('Healthcheck', pointerTo(HEALTHCHECK_TYPE)),
  optionalField('ArgsEscaped', goBool),
  field('Image', goString),
  field('Volumes', SET_TYPE),
  field('WorkingDir', goString),
  field('Entrypoint', STR_SLICE_TYPE),
  optionalField('NetworkDisabled', goBool),
  optionalField('MacAddress', goString),
  field('OnBuild', LIST_TYPE),
  field('Labels', TEXTS_TYPE),
  optionalField('StopSignal', goString),
  optionalField('StopTimeout', pointerTo(goInt)),
  optionalField('Shell', STR_SLICE_TYPE),
]);
