import { joinPath } from '../../go/join-path.ts';
import { escapePath, escapeQuery } from '../../go/url-escape.ts';
import { withoutLetter } from '../../model/api-version.ts';

/** Query parameters; one name may have several values. */
export type Query = readonly (readonly [name: string, value: string])[];

/** A query parameter, left out when its value is ''. */
export function parameter(name: string, value: string): Query {
  return value === '' ? [] : [[name, value]];
}

/**
 * The path of an API call below a base path (may be ''), cleaned as a file path is: "..", "." and
 * doubled slashes go, a final slash too. version null: an unversioned path.
 */
export function apiPath(basePath: string, version: string | null, path: string): string {
  const prefix = version === null ? '' : `/v${withoutLetter(version)}`;
  const whole = `${basePath}${prefix}${path}`;
  // Where each part begins with a slash, they are joined already.
  const isWhole = whole.startsWith('/') && path.startsWith('/');
  const joined = isWhole ? joinPath(whole) : joinPath('/', basePath, prefix, path);
  return joined.length > 1 && joined.endsWith('/') ? joined.slice(0, -1) : joined;
}

/** Path and query as they go over the wire: names in order, values of one name in theirs. */
export function requestTarget(path: string, query: Query): string {
  if (query.length === 0) return escapePath(path);
  const pairs = query
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, value]) => `${escapeQuery(name)}=${escapeQuery(value)}`);
  return `${escapePath(path)}?${pairs.join('&')}`;
}
