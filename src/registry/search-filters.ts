import { quote } from '../go/quote.ts';
import { RegistryError } from '../model/errors.ts';
import type { Filters } from '../model/filter.ts';
import type { SearchHit } from '../model/image.ts';

const BAD_REQUEST = 400;
const KNOWN: ReadonlySet<string> = new Set(['is-automated', 'is-official', 'stars']);
const MAX_INT64 = 2n ** 63n - 1n;

/** Which hits of a search are wanted. */
export interface HitFilter {
  /** False: none are, whatever the registry says. */
  readonly canMatch: boolean;
  readonly matches: (hit: SearchHit) => boolean;
}

/**
 * What the filters of a search ask for. Automated builds are not marked any more, so none can be found.
 * Throws a RegistryError in docker's words. https://github.com/moby/moby/blob/v28.2.2/registry/search.go
 */
export function hitFilter(filters: Filters): HitFilter {
  const unknown = [...filters.keys()].find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw invalid(`'${unknown}'`);
  const automated = truth(filters, 'is-automated') ?? false;
  if (automated) return { canMatch: false, matches: () => false };
  const official = truth(filters, 'is-official');
  const stars = mostStars(filters.get('stars') ?? []);
  return {
    canMatch: true,
    matches: (hit) =>
      (official === null || hit.official === official) &&
      (!filters.has('stars') || BigInt(Math.trunc(hit.stars)) >= stars),
  };
}

/** Null when there is no such filter. */
function truth(filters: Filters, key: string): boolean | null {
  const values = filters.get(key);
  if (values === undefined) return null;
  const isTrue = values.some((value) => value === '1' || value === 'true');
  const isFalse = values.some((value) => value === '0' || value === 'false');
  if (isTrue === isFalse) throw invalid(`'${key}=[${values.join(' ')}]'`);
  return isTrue;
}

/** The largest number decides; what is below 0 counts as 0. */
function mostStars(values: readonly string[]): bigint {
  return values.reduce((most, value) => {
    const stars = parseStars(value);
    return stars > most ? stars : most;
  }, 0n);
}

/** strconv.Atoi. */
function parseStars(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) throw notStars(text, 'invalid syntax');
  const magnitude = BigInt(text.replace(/^[+-]/, ''));
  const isNegative = text.startsWith('-');
  if (magnitude > MAX_INT64 + (isNegative ? 1n : 0n)) throw notStars(text, 'value out of range');
  return isNegative ? -magnitude : magnitude;
}

function notStars(text: string, reason: string): RegistryError {
  return invalid(`'stars=${text}': strconv.Atoi: parsing ${quote(text)}: ${reason}`);
}

function invalid(what: string): RegistryError {
  return new RegistryError(BAD_REQUEST, '', `invalid filter ${what}`);
}
