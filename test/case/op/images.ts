import { startImageList } from '../../../src/format/image-list.ts';
import type { Operation } from '../check-case.ts';
import { caseStyle, objects, outputOf, readImage, textOf } from '../list-case.ts';

/** docker images. */
export const run: Operation = (input) => {
  const list = startImageList({
    format: textOf(input['format']),
    quiet: input['quiet'] === true,
    digests: input['digests'] === true,
    style: caseStyle(input),
  });
  list.add(objects(input['images']).map(readImage));
  return outputOf(list);
};
