import { field, structOf } from '../../../go/go-struct.ts';
import {
  goInt64,
  type GoSlice,
  type GoStruct,
  goString,
  mapOf,
  pointerTo,
  sliceOf,
} from '../../../go/go-type.ts';
import { DESCRIPTOR_TYPE, MANIFEST_SUMMARY_TYPE } from '../../../model/manifest-type.ts';

// What JSON leaves out when it is empty is not marked: the lists are only read.

/** One image of GET /images/json. https://github.com/moby/moby/blob/v28.2.2/api/types/image/summary.go */
export const SUMMARY_TYPE: GoStruct = structOf('image.Summary', [
  field('Containers', goInt64),
  field('Created', goInt64),
  field('ID', goString, 'Id'),
  field('Labels', mapOf(goString, goString)),
  field('ParentID', goString, 'ParentId'),
  field('Descriptor', pointerTo(DESCRIPTOR_TYPE)),
  field('Manifests', sliceOf(MANIFEST_SUMMARY_TYPE)),
  field('RepoDigests', sliceOf(goString)),
  field('RepoTags', sliceOf(goString)),
  field('SharedSize', goInt64),
  field('Size', goInt64),
  field('VirtualSize', goInt64),
]);

/** All of them. */
export const SUMMARIES_TYPE: GoSlice = sliceOf(SUMMARY_TYPE);
