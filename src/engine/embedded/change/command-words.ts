import { badRequest } from '../daemon-words.ts';

/** What CMD and the like run: a list of words as JSON, or a text for a shell. */
export type CommandWords =
  | { readonly kind: 'list'; readonly words: readonly string[] }
  | { readonly kind: 'shell'; readonly text: string };

/** Text that looks like a list but is no JSON is for a shell. Throws EngineError for a list of other things. */
export function readCommandWords(rest: string): CommandWords {
  const list = rest.startsWith('[') ? parse(rest) : null;
  if (list === null) return { kind: 'shell', text: rest };
  const words = list.filter((word): word is string => typeof word === 'string');
  if (words.length === list.length) return { kind: 'list', words };
  throw badRequest('when using JSON array syntax, arrays must be comprised of strings only');
}

function parse(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
