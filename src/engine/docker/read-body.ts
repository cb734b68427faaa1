import { fromBytes } from '../../go/go-string.ts';

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

/** Whether a decoder's complaint is that the text ended too early: then what cut it short is to be told. */
export function isIncomplete(error: unknown): boolean {
  return error instanceof Error && /^(?:unexpected )?EOF$/.test(error.message);
}
