import { fromBytes } from '../../go/go-string.ts';

const DRAIN_LIMIT = 512; // bytes; docker's own

/** A body as one Go string, and what cut it short; failure is null when it came whole. */
export interface WholeBody {
  readonly text: string;
  readonly failure: unknown;
}

/** Reads all of a body; rejects when it is cut short. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const { text, failure } = await readWhatComes(body);
  if (failure !== null) throw failure;
  return text;
}

/** Reads a body as far as it comes, for those whose content may be complete before its end. Never rejects. */
export async function readWhatComes(body: AsyncIterable<Uint8Array>): Promise<WholeBody> {
  const parts: Uint8Array[] = [];
  try {
    for await (const bytes of body) parts.push(bytes);
    return { text: fromBytes(Buffer.concat(parts)), failure: null };
  } catch (failure) {
    return { text: fromBytes(Buffer.concat(parts)), failure };
  }
}

/** Reads a body that nobody wants, unless it is long: the connection stays good for the next request. */
export async function drain(body: AsyncIterable<Uint8Array>): Promise<void> {
  let length = 0;
  for await (const bytes of body) {
    length += bytes.length;
    if (length > DRAIN_LIMIT) return;
  }
}

/** Whether a decoder's complaint is that the text ended too early: then what cut it short is to be told. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof Error && /^(?:unexpected )?EOF$/.test(error.message);
}
