import { fieldContent } from '../../../go/struct-field.ts';
import type { HistoryEntry } from '../../../model/image.ts';
import { decodeAnswer } from './decode-answer.ts';
import { HISTORY_TYPE } from './history-type.ts';

/** The steps in the body of GET /images/NAME/history. Throws EngineError in Go's words. */
export function readHistory(text: string): readonly HistoryEntry[] {
  const items = decodeAnswer(text, HISTORY_TYPE);
  return Array.isArray(items) ? items.map(toHistoryEntry) : [];
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
