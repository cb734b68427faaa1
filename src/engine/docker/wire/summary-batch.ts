import { isAscii, isUtf8 } from 'node:buffer';
import { decodeExactly } from './decode-exactly.ts';
import type { JsonSummary } from './image-summary.ts';
import { SUMMARIES_TYPE } from './image-types.ts';
import { jsonFit, type MemberCount } from './json-fit.ts';
import type { Tally } from './list-scanner.ts';

/** Some elements of a JSON list, as they were sent. */
export interface ListBatch {
  /** The elements in brackets, which need not be sound JSON. */
  readonly bytes: Buffer;
  /** Stands behind the list's opening bracket, not behind a comma. */
  readonly isFirst: boolean;
  /** The byte behind the elements: a comma, a closing bracket, or null where the text ends. */
  readonly end: number | null;
  /** Null when nobody has counted. */
  readonly tally: Tally | null;
}

const fitsSummaries = jsonFit(SUMMARIES_TYPE);
const COMMA = 0x2c;
const CLOSING_BRACKET = 0x5d;

/**
 * The elements of a batch, decoded as Go does. Throws GoJsonError: of kind "type" when one does not
 * fit, in which case the text behind the batch may still have an error that goes before.
 */
export function decodeBatch(batch: ListBatch): readonly JsonSummary[] {
  return parseSure(batch) ?? decodeExactly(batch);
}

/** What JSON.parse() makes of the batch; null unless it is beyond doubt that Go decodes the same. */
function parseSure(batch: ListBatch): readonly JsonSummary[] | null {
  const { tally, isFirst, end } = batch;
  if (tally === null || tally.doubts > 0 || (end !== COMMA && end !== CLOSING_BRACKET)) return null;
  const list = parseBytes(batch.bytes);
  const count = { members: 0 };
  if (!isSummaries(list, count) || count.members !== tally.colons) return null;
  // Nothing may stand between the brackets, but not before or behind a comma.
  return list.length > 0 || (isFirst && end === CLOSING_BRACKET) ? list : null;
}

function parseBytes(bytes: Buffer): unknown {
  if (!isUtf8(bytes) || hasEscapedSurrogate(bytes)) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'));
    return value;
  } catch {
    return null;
  }
}

function hasEscapedSurrogate(bytes: Buffer): boolean {
  return bytes.includes('\\ud') || bytes.includes('\\uD');
}

function isSummaries(value: unknown, count: MemberCount): value is readonly JsonSummary[] {
  return Array.isArray(value) && fitsSummaries(value, count);
}
