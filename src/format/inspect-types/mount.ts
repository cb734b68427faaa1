import { namedScalar, optionalField, optionalFields, structOf } from '../../go/go-struct.ts';
import {
  goBool,
  goInt64,
  type GoScalar,
  goString,
  type GoStruct,
  pointerTo,
  sliceOf,
} from '../../go/go-type.ts';
import { FILE_MODE_TYPE, LIST_TYPE, TEXTS_TYPE } from '../../go/named-types.ts';

/** What is mounted: a volume, a directory of the host and so on. */
export const MOUNT_KIND_TYPE: GoScalar = namedScalar('string', 'mount.Type');
/** How mounts inside a mount spread. */
export const PROPAGATION_TYPE: GoScalar = namedScalar('string', 'mount.Propagation');

const DRIVER = structOf('mount.Driver', [
  optionalField('Name', goString),
  optionalField('Options', TEXTS_TYPE),
]);

/** A mount as it was asked for. https://github.com/moby/moby/blob/v28.2.2/api/types/mount/mount.go */
export const MOUNT_TYPE: GoStruct = structOf('mount.Mount', [
  optionalField('Type', MOUNT_KIND_TYPE),
  ...optionalFields(goString, 'Source', 'Target'),
  optionalField('ReadOnly', goBool),
  optionalField('Consistency', namedScalar('string', 'mount.Consistency')),
  optionalField(
    'BindOptions',
    pointerTo(
      structOf('mount.BindOptions', [
        optionalField('Propagation', PROPAGATION_TYPE),
        ...optionalFields(
          goBool,
          'NonRecursive',
          'CreateMountpoint',
          'ReadOnlyNonRecursive',
          'ReadOnlyForceRecursive',
        ),
      ]),
    ),
  ),
  optionalField(
    'VolumeOptions',
    pointerTo(
      structOf('mount.VolumeOptions', [
        optionalField('NoCopy', goBool),
        optionalField('Labels', TEXTS_TYPE),
        optionalField('Subpath', goString),
        optionalField('DriverConfig', pointerTo(DRIVER)),
      ]),
    ),
  ),
  optionalField(
    'ImageOptions',
    pointerTo(structOf('mount.ImageOptions', [optionalField('Subpath', goString)])),
  ),
  optionalField(
    'TmpfsOptions',
    pointerTo(
      structOf('mount.TmpfsOptions', [
        optionalField('SizeBytes', goInt64),
        optionalField('Mode', FILE_MODE_TYPE),
        optionalField('Options', sliceOf(LIST_TYPE)),
      ]),
    ),
  ),
  optionalField('ClusterOptions', pointerTo(structOf('mount.ClusterOptions', []))),
]);
