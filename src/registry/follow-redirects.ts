import type { WireAnswer, WireRequest } from './exchange.ts';
import { TransportFailure } from './transport-failure.ts';
import type { Wire } from './wire.ts';

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const WITH_BODY: ReadonlySet<number> = new Set([307, 308]);

/**
 * Sends a request and goes where the answer says. What proves who asks is left behind at the first step
 * to another scheme, host or port; what changes something goes to the same origin alone. Rejects as
 * Wire.send does, and with a TransportFailure for a way that is forbidden.
 */
export async function followRedirects(wire: Wire, request: WireRequest): Promise<WireAnswer> {
  let current = request;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    const answer = await wire.send(current);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    answer.discard();
    current = redirected(current, answer.status, location);
  }
  throw new TransportFailure('forbidden', `stopped after ${MOST_REDIRECTS} redirects`);
}

function redirected(request: WireRequest, status: number, location: string): WireRequest {
  const { url: from, method, headers } = request;
  const url = targetOf(from, location);
  const isSameOrigin = url.origin === from.origin;
  const changesNothing = method === 'GET' || method === 'HEAD';
  if (!changesNothing && !(isSameOrigin && WITH_BODY.has(status))) {
    throw new TransportFailure('forbidden', `${method} must not be redirected to ${url.origin}`);
  }
  return { ...request, url, headers: isSameOrigin ? headers : withoutSecrets(headers) };
}

/** Where a Location leads, without a user's name in it. Throws a TransportFailure for what is no place for a registry. */
export function targetOf(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new TransportFailure('forbidden', 'failed to parse Location header');
  }
  const url = new URL(location, from.href);
  const isDowngrade = from.protocol === 'https:' && url.protocol === 'http:';
  if (!/^https?:$/.test(url.protocol) || isDowngrade) {
    const text = `${from.origin} must not lead to ${url.protocol}//${url.host}`;
    throw new TransportFailure('forbidden', text);
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(?:authorization|cookie)$/i.test(name),
  );
  return Object.fromEntries(kept);
}
