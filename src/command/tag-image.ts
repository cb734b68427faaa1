import { quote } from '../go/quote.ts';
import { InvalidReferenceError } from '../model/errors.ts';
import { type Digest } from '../model/digest.ts';
import { parseAnyReference, parseReference, type Reference } from '../model/reference.ts';
import type { CommandContext } from './command-context.ts';

/** Gives the image one more name. */
export async function tagImage(
  { openEngine, signal }: CommandContext,
  source: string,
  target: string,
): Promise<void> {
  read(source, parseAnyReference);
  const name = read(target, parseReference);
  const engine = await openEngine();
  await engine.tag(source, name, { signal });
}

function read<Name extends Reference | Digest>(text: string, parse: (text: string) => Name): Name {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    const complaint = `${quote(text)} is not a valid repository/tag: ${error.message}`;
    throw new InvalidReferenceError(`Error parsing reference: ${complaint}`, { cause: error });
  }
}
