import { embeddedField, field, optionalField, structOf } from '../../go/go-struct.ts';
import {
  goBool,
  goInt64,
  goString,
  type GoStruct,
  goTimeType,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { DESCRIPTOR_TYPE, MANIFEST_SUMMARY_TYPE } from '../../model/manifest-type.ts';
import { CONTAINER_CONFIG_TYPE, HEALTHCHECK_TYPE } from '../../model/container-config.ts';
import { LIST_TYPE, SET_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/specs-go/v1/config.go */
const IMAGE_CONFIG = structOf('v1.ImageConfig', [
  optionalField('User', goString),
  optionalField('ExposedPorts', SET_TYPE),
  optionalField('Env', LIST_TYPE),
  optionalField('Entrypoint', LIST_TYPE),
  optionalField('Cmd', LIST_TYPE),
  optionalField('Volumes', SET_TYPE),
  optionalField('WorkingDir', goString),
  optionalField('Labels', TEXTS_TYPE),
  optionalField('StopSignal', goString),
  optionalField('ArgsEscaped', goBool),
]);

/** https://github.com/moby/docker-image-spec/blob/v1.3.1/specs-go/v1/image.go */
const DOCKER_IMAGE_CONFIG = structOf('v1.DockerOCIImageConfig', [
  embeddedField('ImageConfig', IMAGE_CONFIG),
  embeddedField(
    'DockerOCIImageConfigExt',
    structOf('v1.DockerOCIImageConfigExt', [
      optionalField('Healthcheck', pointerTo(HEALTHCHECK_TYPE)),
      optionalField('OnBuild', LIST_TYPE),
      optionalField('Shell', LIST_TYPE),
    ]),
  ),
]);

/** Where a storage driver keeps a file system. */
export const DRIVER_DATA_TYPE: GoStruct = structOf('storage.DriverData', [
  field('Data', TEXTS_TYPE),
  field('Name', goString),
]);

/** GET /images/NAME/json. https://github.com/moby/moby/blob/v28.2.2/api/types/image/image_inspect.go */
export const IMAGE_INSPECT_TYPE: GoStruct = structOf('image.InspectResponse', [
  field('ID', goString, 'Id'),
  field('RepoTags', LIST_TYPE),
  field('RepoDigests', LIST_TYPE),
  field('Parent', goString),
  field('Comment', goString),
  optionalField('Created', goString),
  optionalField('Container', goString),
  optionalField('ContainerConfig', pointerTo(CONTAINER_CONFIG_TYPE)),
  field('DockerVersion', goString),
  field('Author', goString),
  field('Config', pointerTo(DOCKER_IMAGE_CONFIG)),
  field('Architecture', goString),
  optionalField('Variant', goString),
  field('Os', goString),
  optionalField('OsVersion', goString),
  field('Size', goInt64),
  optionalField('VirtualSize', goInt64),
  field('GraphDriver', DRIVER_DATA_TYPE),
  field(
    'RootFS',
    structOf('image.RootFS', [optionalField('Type', goString), optionalField('Layers', LIST_TYPE)]),
  ),
  field('Metadata', structOf('image.Metadata', [optionalField('LastTagTime', goTimeType)])),
  optionalField('Descriptor', pointerTo(DESCRIPTOR_TYPE)),
  optionalField('Manifests', sliceOf(MANIFEST_SUMMARY_TYPE)),
]);
