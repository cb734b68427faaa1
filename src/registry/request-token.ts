import { field, structOf } from '../go/go-struct.ts';
import { fromBytes, toBytes } from '../go/go-string.ts';
import { goInt, goString } from '../go/go-type.ts';
import { numberField } from '../go/field-readers.ts';
import { decodeFirst } from '../go/json-decode.ts';
import { GoJsonError } from '../go/json-error.ts';
import { textField } from '../go/text-field.ts';
import { RegistryError } from '../model/errors.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import { basicCredentials } from './basic-credentials.ts';
import { errorAnswer } from './error-answer.ts';
import type { WireAnswer, WireRequest } from './exchange.ts';
import { followRedirects } from './follow-redirects.ts';
import { namedFailure } from './name-request.ts';
import { readLimited } from './read-limited.ts';
import { wholeBody } from './send-body.ts';
import type { Wire } from './wire.ts';

/** What is asked for, and where. */
export interface TokenRequest {
  readonly realm: URL;
  /** '' when the registry names none. */
  readonly service: string;
  /** What the token is to allow: "repository:a/b:pull". */
  readonly scopes: readonly string[];
  /** Nobody, when the realm must not see credentials. */
  readonly auth: RegistryAuth;
  /** Also ask for a token that takes the place of the password from now on. */
  readonly isOffline: boolean;
  readonly signal?: AbortSignal;
}

/** What proves for a while that one may do something. */
export interface Token {
  readonly value: string;
  /** Milliseconds. */
  readonly lifetime: number;
  /** Takes the place of the password from now on; '' for none. */
  readonly refreshToken: string;
}

const CLIENT_ID = 'docker';
const ANSWER_LIMIT = 64 * 1024; // bytes
const SHORTEST_LIFETIME = 60; // seconds; older clients counted on it
const NO_TOKEN = 'authorization server did not include a token in the response';
const ANSWER = structOf('auth.getTokenResponse', [
  field('Token', goString, 'token'),
  field('AccessToken', goString, 'access_token'),
  field('ExpiresIn', goInt, 'expires_in'),
  field('RefreshToken', goString, 'refresh_token'),
]);

/**
 * Asks a realm for a token. Rejects with a RegistryError, or the reason of an abort.
 * https://distribution.github.io/distribution/spec/auth/token/
 */
export async function requestToken(wire: Wire, request: TokenRequest): Promise<Token> {
  const ready =
    request.auth.identityToken === '' ? simpleRequest(request) : exchangeRequest(request);
  try {
    const answer = await followRedirects(wire, ready);
    if (answer.status < 200 || answer.status >= 400) throw await errorAnswer(answer);
    return await readToken(answer);
  } catch (error) {
    throw namedFailure(error, ready);
  }
}

function simpleRequest({
  realm,
  service,
  scopes,
  auth,
  isOffline,
  signal,
}: TokenRequest): WireRequest {
  const url = new URL(realm);
  const credentials = basicCredentials(auth);
  if (credentials !== null) url.searchParams.append('account', auth.username);
  url.searchParams.append('client_id', CLIENT_ID);
  if (isOffline) url.searchParams.append('offline_token', 'true');
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (service !== '') url.searchParams.append('service', service);
  const headers = credentials === null ? {} : { Authorization: credentials };
  return { method: 'GET', url, headers, ...(signal === undefined ? {} : { signal }) };
}

/** https://distribution.github.io/distribution/spec/auth/oauth/ */
function exchangeRequest({ realm, service, scopes, auth, signal }: TokenRequest): WireRequest {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    service,
    client_id: CLIENT_ID,
    scope: scopes.join(' '),
    refresh_token: auth.identityToken,
    access_type: 'offline',
  });
  return {
    method: 'POST',
    url: realm,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: wholeBody(toBytes(form.toString())),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function readToken({ body }: WireAnswer): Promise<Token> {
  const bytes = await readLimited(body, ANSWER_LIMIT);
  if (bytes === null) throw undecodable(`more than ${ANSWER_LIMIT} bytes`);
  const answer = decode(fromBytes(bytes));
  const value = textField(answer, 'AccessToken') || textField(answer, 'Token');
  if (value === '') throw new RegistryError(0, '', NO_TOKEN);
  return {
    value,
    lifetime: Math.max(numberField(answer, 'ExpiresIn'), SHORTEST_LIFETIME) * 1000,
    refreshToken: textField(answer, 'RefreshToken'),
  };
}

function decode(text: string): unknown {
  try {
    return decodeFirst(text, ANSWER);
  } catch (error) {
    if (error instanceof GoJsonError) throw undecodable(error.message);
    throw error;
  }
}

function undecodable(reason: string): RegistryError {
  return new RegistryError(0, '', `unable to decode token response: ${reason}`);
}
