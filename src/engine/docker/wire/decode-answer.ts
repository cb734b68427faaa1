import type { GoType } from '../../../go/go-type.ts';
import { decodeFirst } from '../../../go/json-decode.ts';
import { GoJsonError } from '../../../go/json-error.ts';
import { decodePlain } from '../../../go/json-parsed.ts';
import { parsePlainJson } from '../../../go/json-plain.ts';
import { EngineError } from '../../../model/errors.ts';

/** The first JSON value of an answer's text, as a Go type has it. Throws EngineError in Go's words. */
export function decodeAnswer(text: string, type: GoType): unknown {
  const plain = parsePlainJson(text);
  const sure = plain === null ? null : decodePlain(plain, type);
  if (sure !== null) return sure;
  try {
    return decodeFirst(text, type);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new EngineError(0, error.message, { cause: error });
  }
}
