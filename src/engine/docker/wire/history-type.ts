import { field, structOf } from '../../../go/go-struct.ts';
import { goInt64, type GoSlice, goString, sliceOf } from '../../../go/go-type.ts';

// What JSON leaves out when it is empty is not marked: it is only read.

/** The steps of GET /images/NAME/history. https://github.com/moby/moby/blob/v28.2.2/api/types/image/image_history.go */
export const HISTORY_TYPE: GoSlice = sliceOf(
  structOf('image.HistoryResponseItem', [
    field('Comment', goString),
    field('Created', goInt64),
    field('CreatedBy', goString),
    field('ID', goString, 'Id'),
    field('Size', goInt64),
    field('Tags', sliceOf(goString)),
  ]),
);
