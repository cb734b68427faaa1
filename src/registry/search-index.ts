import { field, structOf } from '../go/go-struct.ts';
import { fromBytes } from '../go/go-string.ts';
import { goBool, goInt, goString, sliceOf } from '../go/go-type.ts';
import { listField, numberField, truthField } from '../go/field-readers.ts';
import { decodeFirst } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { textField } from '../go/text-field.ts';
import { escapeQuery } from '../go/url-escape.ts';
import { RegistryError } from '../model/errors.ts';
import type { Filters } from '../model/filter.ts';
import type { SearchHit } from '../model/image.ts';
import type { WireAnswer } from './exchange.ts';
import { readLimited } from './read-limited.ts';
import { hitFilter } from './search-filters.ts';
import { openIndex, type Searcher, type SearchIndex } from './search-session.ts';
import { searchTarget } from './search-term.ts';

/** Who searches, and for what. */
export interface SearchIndexOptions extends Searcher {
  /** Hits; 0 and less leave it to docker. */
  readonly limit: bigint;
  readonly filters: Filters;
}

const DEFAULT_LIMIT = 25n;
const MOST_HITS = 100n;
const BAD_REQUEST = 400;
const OK = 200;
const ANSWER_LIMIT = 8 * 1024 * 1024; // bytes
// https://github.com/moby/moby/blob/v28.2.2/api/types/registry/search.go
const ANSWER = structOf('registry.SearchResults', [
  field('Query', goString, 'query'),
  field('NumResults', goInt, 'num_results'),
  field(
    'Results',
    sliceOf(
      structOf('registry.SearchResult', [
        field('StarCount', goInt, 'star_count'),
        field('IsOfficial', goBool, 'is_official'),
        field('Name', goString, 'name'),
        field('IsAutomated', goBool, 'is_automated'),
        field('Description', goString, 'description'),
      ]),
    ),
    'results',
  ),
]);

/**
 * Asks the index that a term names, Docker Hub's for a term without a host, as docker's engine does.
 * Rejects with a RegistryError. https://github.com/moby/moby/blob/v28.2.2/registry/search.go
 */
export async function searchIndex(
  term: string,
  options: SearchIndexOptions,
): Promise<readonly SearchHit[]> {
  const filter = hitFilter(options.filters);
  if (!filter.canMatch) return [];
  const { index, words } = searchTarget(term);
  const connection = await openIndex(index, options);
  try {
    const hits = await find(connection, words, options.limit);
    return hits.filter(filter.matches);
  } finally {
    connection.close();
  }
}

/** The limit is looked at as late as docker does. */
async function find(
  { ask }: SearchIndex,
  words: string,
  limit: bigint,
): Promise<readonly SearchHit[]> {
  const most = limit <= 0n ? DEFAULT_LIMIT : limit;
  if (most > MOST_HITS) {
    throw new RegistryError(BAD_REQUEST, '', `limit ${most} is outside the range of [1, 100]`);
  }
  const answer = await ask(`search?q=${escapeQuery(words)}&n=${most}`);
  if (answer.status === OK) return readHits(answer);
  answer.discard();
  throw new RegistryError(answer.status, '', `Unexpected status code ${answer.status}`);
}

async function readHits({ body }: WireAnswer): Promise<readonly SearchHit[]> {
  const bytes = await readLimited(body, ANSWER_LIMIT);
  if (bytes === null) throw undecodable(`more than ${ANSWER_LIMIT} bytes`);
  try {
    return listField(decodeFirst(fromBytes(bytes), ANSWER), 'Results').map(toHit);
  } catch (error) {
    throw error instanceof GoJsonError ? undecodable(error.message) : error;
  }
}

function toHit(result: unknown): SearchHit {
  return {
    name: textField(result, 'Name'),
    description: textField(result, 'Description'),
    stars: numberField(result, 'StarCount'),
    official: truthField(result, 'IsOfficial'),
  };
}

function undecodable(reason: string): RegistryError {
  return new RegistryError(OK, '', `error decoding registry search results: ${reason}`);
}
