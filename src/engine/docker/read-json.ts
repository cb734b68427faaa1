import type { GoType } from '../../go/go-type.ts';
import { decodeFirst, GoJsonError } from '../../go/json-decode.ts';
import { EngineError } from '../../model/errors.ts';
import { isIncomplete, readWhatComes } from './read-body.ts';

/**
 * The first JSON value of a body as a Go type; it counts even when the answer breaks off behind it.
 * Throws EngineError in Go's words, after the prefix, or what cut the body short.
 */
export async function readJson(
  body: AsyncIterable<Uint8Array>,
  type: GoType,
  prefix = '',
): Promise<unknown> {
  const { text, failure } = await readWhatComes(body);
  try {
    return decodeFirst(text, type);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    const reason = failure instanceof Error && isIncomplete(error) ? failure : error;
    throw new EngineError(0, prefix + reason.message, { cause: reason });
  }
}
