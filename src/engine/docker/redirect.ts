import { quote } from '../../go/quote.ts';
import { parseUrl, UrlError } from '../../go/url.ts';
import { type Attempt, connectError } from './connect-error.ts';
import type { HttpResponse } from './http/http-client.ts';
import { headerValue } from './http/response-headers.ts';
import { TransportError } from './transport-error.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Refuses an answer that sends the client elsewhere. Redirects are never followed; for GET the answer
 * itself is what the caller gets. Throws an UnreachableError.
 */
export function refuseRedirect(response: HttpResponse, attempt: Attempt): void {
  const location = headerValue(response.headers, 'Location');
  if (!REDIRECTS.has(response.status) || location === '') return;
  const problem = locationProblem(location);
  if (problem === null && attempt.method === 'GET') return;
  response.discard();
  const reason = new TransportError(problem ?? 'unexpected redirect in response');
  throw connectError(reason, problem === null ? { ...attempt, url: location } : attempt);
}

function locationProblem(location: string): string | null {
  try {
    parseUrl(location);
    return null;
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    return `failed to parse Location header ${quote(location)}: ${error.message}`;
  }
}
