import { sliceOf } from '../../../go/go-type.ts';
import { decodeFirst, GoJsonError } from '../../../go/json-decode.ts';
import { fieldContent } from '../../../go/struct-field.ts';
import { EngineError } from '../../../model/errors.ts';
import type { HistoryEntry } from '../../../model/image.ts';
import { HISTORY_ITEM_TYPE } from './image-types.ts';

const HISTORY_TYPE = sliceOf(HISTORY_ITEM_TYPE);

/** The steps in the body of GET /images/NAME/history. Throws EngineError in Go's words. */
export function readHistory(text: string): readonly HistoryEntry[] {
  const items = decodeHistory(text);
  return Array.isArray(items) ? items.map(toHistoryEntry) : [];
}

function decodeHistory(text: string): unknown {
  try {
    return decodeFirst(text, HISTORY_TYPE);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new EngineError(0, error.message, { cause: error });
  }
}

/** The decoder has seen to the types. */
function toHistoryEntry(item: unknown): HistoryEntry {
  const tags = fieldContent(item, 'Tags');
  return {
    id: String(fieldContent(item, 'ID')),
    created: Number(fieldContent(item, 'Created')),
    createdBy: String(fieldContent(item, 'CreatedBy')),
    size: Number(fieldContent(item, 'Size')),
    comment: String(fieldContent(item, 'Comment')),
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}
