/** How the completion of a shell asks what a word may become. */
export interface CompletionRequest {
  /** What is typed behind the program's name; the last word is the one to complete, and may be empty. */
  readonly words: readonly string[];
  readonly withSummaries: boolean;
}

// The words that docker's completion asks with, too: where this program is called docker, that one works as it is.
const REQUESTS: ReadonlyMap<string, boolean> = new Map([
  ['__complete', true],
  ['__completeNoDesc', false],
]);

/** The request that the words behind the program's name are; null: they are a command. */
export function completionRequest(words: readonly string[]): CompletionRequest | null {
  const [first = '', ...rest] = words;
  const withSummaries = REQUESTS.get(first);
  return withSummaries === undefined ? null : { words: rest, withSummaries };
}
