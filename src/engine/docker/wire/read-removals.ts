import { field, namedScalar, structOf } from '../../../go/go-struct.ts';
import { goString, type GoStruct, sliceOf } from '../../../go/go-type.ts';
import { fieldContent } from '../../../go/struct-field.ts';
import { textField } from '../../../go/text-field.ts';
import type { PruneReport, Removal } from '../../../model/removal.ts';
import { decodeAnswer } from './decode-answer.ts';

// https://github.com/moby/moby/blob/v28.2.2/api/types/image/delete_response.go
const REMOVALS = sliceOf(
  structOf('image.DeleteResponse', [field('Deleted', goString), field('Untagged', goString)]),
);
// https://github.com/moby/moby/blob/v28.2.2/api/types/image/image.go
const PRUNE_REPORT: GoStruct = structOf('image.PruneReport', [
  field('ImagesDeleted', REMOVALS),
  field('SpaceReclaimed', namedScalar('uint64', 'uint64')),
]);

/** What the body of the answer to DELETE /images/NAME says. Throws EngineError in Go's words. */
export function readRemovals(text: string): readonly Removal[] {
  return toRemovals(decodeAnswer(text, REMOVALS));
}

/** What the body of the answer to POST /images/prune says. Throws EngineError in Go's words. */
export function readPruneReport(text: string): PruneReport {
  const content = decodeAnswer(text, PRUNE_REPORT);
  const reclaimed = fieldContent(content, 'SpaceReclaimed');
  return {
    removals: toRemovals(fieldContent(content, 'ImagesDeleted')),
    reclaimed: typeof reclaimed === 'bigint' ? reclaimed : 0n,
  };
}

function toRemovals(items: unknown): readonly Removal[] {
  return Array.isArray(items) ? items.map(toRemoval) : [];
}

function toRemoval(item: unknown): Removal {
  return { untagged: textField(item, 'Untagged'), deleted: textField(item, 'Deleted') };
}
