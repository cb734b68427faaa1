import { field, namedScalar, structOf } from '../../../go/go-struct.ts';
import { goString, type GoStruct, sliceOf } from '../../../go/go-type.ts';
import { fieldContent } from '../../../go/struct-field.ts';
import { textField } from '../../../go/text-field.ts';
import type { PruneReport, Removal } from '../../../model/removal.ts';
import { readJson } from '../read-json.ts';

// https://github.com/moby/moby/blob/v28.2.2/api/types/image/delete_response.go
const REMOVALS = sliceOf(
  structOf('image.DeleteResponse', [field('Deleted', goString), field('Untagged', goString)]),
);
// https://github.com/moby/moby/blob/v28.2.2/api/types/image/image.go
const PRUNE_REPORT: GoStruct = structOf('image.PruneReport', [
  field('ImagesDeleted', REMOVALS),
  field('SpaceReclaimed', namedScalar('uint64', 'uint64')),
]);

/** What the answer to DELETE /images/NAME tells. Throws EngineError in Go's words. */
export async function readRemovals(body: AsyncIterable<Uint8Array>): Promise<readonly Removal[]> {
  return toRemovals(await readJson(body, REMOVALS));
}

/** What the answer to POST /images/prune tells. Throws EngineError in docker's words. */
export async function readPruneReport(body: AsyncIterable<Uint8Array>): Promise<PruneReport> {
  // docker's own slip: its command for disk usage has the same words.
  const content = await readJson(body, PRUNE_REPORT, 'Error retrieving disk usage: ');
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
