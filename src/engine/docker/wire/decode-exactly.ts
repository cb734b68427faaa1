import { fromBytes } from '../../../go/go-string.ts';
import { TypedValue } from '../../../go/go-type.ts';
import { firstJsonEnd, unmarshal } from '../../../go/json-decode.ts';
import { encodeJson } from '../../../go/json-encode.ts';
import { GoJsonError } from '../../../go/json-error.ts';
import type { JsonSummary } from './image-summary.ts';
import { SUMMARIES_TYPE } from './image-types.ts';
import type { ListBatch } from './summary-batch.ts';

const COMMA = 0x2c;

/** The elements of a batch, decoded as Go does it, step by step. Throws GoJsonError as decodeBatch() does. */
export function decodeExactly({ bytes, isFirst, end }: ListBatch): readonly JsonSummary[] {
  const elements = fromBytes(bytes.subarray(1, -1));
  checkSyntax(`${isFirst ? '[' : '[0,'}${elements}`, end);
  const content = unmarshal(`[${elements}]`, SUMMARIES_TYPE);
  // oxlint-disable-next-line no-unsafe-type-assertion -- encodeJson() writes every field of SUMMARY_TYPE with its type
  return JSON.parse(encodeJson(new TypedValue(SUMMARIES_TYPE, content))) as readonly JsonSummary[];
}

/** Behind a comma the text must go on: that it ends there is no error. */
function checkSyntax(text: string, end: number | null): void {
  try {
    firstJsonEnd(end === null ? text : text + String.fromCharCode(end));
  } catch (error) {
    const goesOn = end === COMMA && error instanceof GoJsonError && error.kind === 'eof';
    if (!goesOn) throw error;
  }
}
