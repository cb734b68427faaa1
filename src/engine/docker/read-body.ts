import { fromBytes } from '../../go/go-string.ts';
import { EngineError, ImageCliError } from '../../model/errors.ts';
import type { ApiResponse } from './client.ts';

const LENGTH_LIMIT = 256 * 1024 * 1024; // bytes; far above any document, below the longest text there can be
const DRAIN_LIMIT = 512; // bytes; docker's own

/** A body as one Go string, and what cut it short; failure is null when it came whole. */
export interface WholeBody {
  readonly text: string;
  readonly failure: unknown;
}

/** Reads all of an answer's body, at once if it is there; rejects when it is cut short. */
export function readAnswer(response: ApiResponse): string | Promise<string> {
  const bytes = response.takeWhole();
  return bytes === null ? readText(response.body) : fromBytes(bytes);
}

/** Reads all of a body; rejects when it is cut short. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const { text, failure } = await readWhatComes(body);
  if (failure !== null) throw failure;
  return text;
}

/**
 * Reads a body as far as it comes, for those whose content may be complete before its end. Rejects with
 * EngineError only when it is too long for any document.
 */
export async function readWhatComes(body: AsyncIterable<Uint8Array>): Promise<WholeBody> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let failure: unknown = null;
  try {
    for await (const bytes of body) {
      length += bytes.length;
      if (length > LENGTH_LIMIT) break;
      parts.push(new Uint8Array(bytes));
    }
  } catch (error) {
    failure = error;
  }
  if (length > LENGTH_LIMIT) {
    throw new EngineError(0, `The engine's answer is longer than ${LENGTH_LIMIT} bytes`);
  }
  return { text: fromBytes(Buffer.concat(parts)), failure };
}

/**
 * Reads what a body says whose content may be complete before its end. When it is not, what cut the body
 * short is thrown in place of the reader's complaint; with a prefix, either as an EngineError.
 */
export async function readValue<Value>(
  body: AsyncIterable<Uint8Array>,
  read: (text: string) => Value,
  prefix = '',
): Promise<Value> {
  const { text, failure } = await readWhatComes(body);
  try {
    return read(text);
  } catch (error) {
    const reason = failure !== null && isIncomplete(error) ? failure : error;
    if (prefix === '' || !(reason instanceof ImageCliError)) throw reason;
    throw new EngineError(0, prefix + reason.message, { cause: reason });
  }
}

/**
 * Reads a body that nobody wants, unless it is long: the connection stays good for the next request.
 * Never rejects.
 */
export async function drain(body: AsyncIterable<Uint8Array>): Promise<void> {
  let length = 0;
  try {
    for await (const bytes of body) {
      length += bytes.length;
      if (length > DRAIN_LIMIT) return;
    }
  } catch {
    // As in docker: what was wanted is done.
  }
}

/** Whether a decoder's complaint is that the text ended too early: then what cut it short is to be told. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof Error && /^(?:unexpected )?EOF$/.test(error.message);
}
