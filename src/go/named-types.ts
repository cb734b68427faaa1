import { namedScalar, structOf } from './go-struct.ts';
import {
  type GoMap,
  type GoScalar,
  type GoSlice,
  goString,
  type GoStruct,
  mapOf,
  sliceOf,
} from './go-type.ts';
import { unmarshal } from './json-decode.ts';
import { GoJsonError } from './json-error.ts';

/** struct{}: the value of maps that are sets. */
export const EMPTY_STRUCT: GoStruct = structOf('struct {}', []);
/** map[string]struct{}. */
export const SET_TYPE: GoMap = mapOf(goString, EMPTY_STRUCT);
/** map[string]string. */
export const TEXTS_TYPE: GoMap = mapOf(goString, goString);
/** []string. */
export const LIST_TYPE: GoSlice = sliceOf(goString);
/** time.Duration, in nanoseconds. */
export const DURATION_TYPE: GoScalar = namedScalar('int64', 'time.Duration');
/** os.FileMode. */
export const FILE_MODE_TYPE: GoScalar = namedScalar('uint32', 'fs.FileMode');

/** A list of strings that JSON may give as one string. https://github.com/moby/moby/blob/v28.2.2/api/types/strslice/strslice.go */
export const STR_SLICE_TYPE: GoSlice = {
  kind: 'slice',
  name: 'strslice.StrSlice',
  elem: goString,
  unmarshalJson: (json) => {
    try {
      return unmarshal(json, LIST_TYPE);
    } catch (error) {
      if (!(error instanceof GoJsonError)) throw error;
      return [unmarshal(json, goString)];
    }
  },
};
