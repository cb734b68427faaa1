import { field, namedScalar, optionalField, structOf } from '../go/go-struct.ts';
import {
  goBool,
  goInt64,
  type GoStruct,
  goString,
  goUint8,
  mapOf,
  pointerTo,
  sliceOf,
} from '../go/go-type.ts';

/** The type of a digest in the Engine's documents. https://pkg.go.dev/github.com/opencontainers/go-digest#Digest */
const DIGEST_TYPE = namedScalar('string', 'digest.Digest');

/** What an image runs on. https://github.com/opencontainers/image-spec/blob/v1.1.1/specs-go/v1/descriptor.go */
export const PLATFORM_TYPE: GoStruct = structOf('v1.Platform', [
  field('Architecture', goString, 'architecture'),
  field('OS', goString, 'os'),
  optionalField('OSVersion', goString, 'os.version'),
  optionalField('OSFeatures', sliceOf(goString), 'os.features'),
  optionalField('Variant', goString, 'variant'),
]);

/** A descriptor. https://github.com/opencontainers/image-spec/blob/v1.1.1/specs-go/v1/descriptor.go */
export const DESCRIPTOR_TYPE: GoStruct = structOf('v1.Descriptor', [
  field('MediaType', goString, 'mediaType'),
  field('Digest', DIGEST_TYPE, 'digest'),
  field('Size', goInt64, 'size'),
  optionalField('URLs', sliceOf(goString), 'urls'),
  optionalField('Annotations', mapOf(goString, goString), 'annotations'),
  optionalField('Data', sliceOf(goUint8), 'data'),
  optionalField('Platform', pointerTo(PLATFORM_TYPE), 'platform'),
  optionalField('ArtifactType', goString, 'artifactType'),
]);

const IMAGE_PROPERTIES = structOf('image.ImageProperties', [
  field('Platform', PLATFORM_TYPE),
  field(
    'Size',
    structOf('struct { Unpacked int64 "json:\\"Unpacked\\"" }', [field('Unpacked', goInt64)]),
  ),
  field('Containers', sliceOf(goString)),
]);

/** One manifest of an image. https://github.com/moby/moby/blob/v28.2.2/api/types/image/manifest.go */
export const MANIFEST_SUMMARY_TYPE: GoStruct = structOf('image.ManifestSummary', [
  field('ID', goString),
  field('Descriptor', DESCRIPTOR_TYPE),
  field('Available', goBool),
  field(
    'Size',
    structOf('struct { Content int64 "json:\\"Content\\""; Total int64 "json:\\"Total\\"" }', [
      field('Content', goInt64),
      field('Total', goInt64),
    ]),
  ),
  field('Kind', namedScalar('string', 'image.ManifestKind')),
  optionalField('ImageData', pointerTo(IMAGE_PROPERTIES)),
  optionalField(
    'AttestationData',
    pointerTo(structOf('image.AttestationProperties', [field('For', DIGEST_TYPE)])),
  ),
]);
