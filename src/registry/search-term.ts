import { RegistryError } from '../model/errors.ts';
import { HUB_KEY, registryKey, searchRegistry } from '../model/registry-key.ts';

/** Where to search, and for what. */
export interface SearchTarget {
  /** A host, or null: Docker Hub. */
  readonly index: string | null;
  readonly words: string;
}

const BAD_REQUEST = 400;
const OFFICIAL = 'library/';

/** What a term names. Throws a RegistryError for a URL, and for an index that cannot be one. */
export function searchTarget(term: string): SearchTarget {
  if (term.includes('://')) {
    const rule = `repository name (${term}) should not have a scheme`;
    throw refusal(`invalid repository name: ${rule}`);
  }
  const slash = term.indexOf('/');
  const first = term.slice(0, Math.max(slash, 0));
  if (searchRegistry(term) === HUB_KEY) {
    const words = slash > 0 && registryKey(first) === HUB_KEY ? term.slice(slash + 1) : term;
    return {
      index: null,
      words: words.startsWith(OFFICIAL) ? words.slice(OFFICIAL.length) : words,
    };
  }
  if (first.startsWith('-') || first.endsWith('-')) {
    throw refusal(`invalid index name (${first}). Cannot begin or end with a hyphen`);
  }
  return { index: first, words: term.slice(slash + 1) };
}

function refusal(text: string): RegistryError {
  return new RegistryError(BAD_REQUEST, '', text);
}
