import { RegistryError } from '../model/errors.ts';
import { NO_AUTH, type RegistryAuth } from '../model/registry-auth.ts';
import { basicCredentials } from './basic-credentials.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import { mayReceiveCredentials, parseRealm } from './realm.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { requestToken, type Token } from './request-token.ts';
import type { Wire } from './wire.ts';

/** Who asks a registry. */
export interface Asker {
  readonly auth: RegistryAuth;
  readonly settings: RegistrySettings;
  /** Also ask for a token that takes the place of the password. */
  readonly isOffline: boolean;
  readonly signal?: AbortSignal;
}

interface KeptToken {
  readonly token: Token;
  /** By the clock of the settings, in milliseconds. */
  readonly end: number;
}

const EARLY = 10_000; // milliseconds; so long before its end a token is renewed
const UNAUTHORIZED = 401;
const REFUSED: ReadonlySet<number> = new Set([401, 403]);

/** Proves to one registry who asks, in the way that it wants. Tokens are kept as long as they are good. */
export class Authorizer {
  readonly #wire: Wire;
  readonly #asker: Asker;
  readonly #tokens = new Map<string, Promise<KeptToken>>();
  #challenges: readonly Challenge[] = [];
  #registry: URL;
  #refreshToken = '';

  constructor(wire: Wire, registry: URL, asker: Asker) {
    this.#wire = wire;
    this.#registry = registry;
    this.#asker = asker;
  }

  /** What takes the place of the password from now on; '' for nothing. */
  get refreshToken(): string {
    return this.#refreshToken;
  }

  /** What the registry, spoken to at this URL, wants; nothing when the header is missing. */
  learn(registry: URL, header: string | undefined): void {
    this.#registry = registry;
    this.#challenges = parseChallenges(header);
  }

  /** The value of Authorization; null: the registry wants none. Rejects with a RegistryError. */
  async header(scopes: readonly string[]): Promise<string | null> {
    const bearer = this.#challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer !== undefined) return `Bearer ${await this.#token(bearer, scopes)}`;
    if (!this.#challenges.some(({ scheme }) => scheme === 'basic')) return null;
    const credentials = basicCredentials(this.#asker.auth);
    if (credentials !== null) return credentials;
    throw new RegistryError(UNAUTHORIZED, 'UNAUTHORIZED', 'no basic auth credentials');
  }

  /** The value of Authorization after one was refused, with a new challenge or without; null: there is no other. */
  async renewed(
    refused: string | null,
    header: string | undefined,
    scopes: readonly string[],
  ): Promise<string | null> {
    if (header !== undefined) this.#challenges = parseChallenges(header);
    // Another request may have been refused just before, and have got a new one.
    const known = await this.header(scopes);
    if (known !== refused) return known;
    this.#tokens.clear();
    const value = await this.header(scopes);
    return value === refused ? null : value;
  }

  async #token(challenge: Challenge, scopes: readonly string[]): Promise<string> {
    const { registryToken } = this.#asker.auth;
    if (registryToken !== '') return registryToken;
    const key = scopes.join(' ');
    const pending = this.#tokens.get(key);
    if (pending !== undefined) {
      const { token, end } = await pending;
      if (end - EARLY > this.#now()) return token.value;
    }
    const fetched = this.#fetch(challenge, scopes);
    this.#tokens.set(key, fetched);
    // What failed once is asked for anew.
    fetched.catch(() => this.#tokens.delete(key));
    return (await fetched).token.value;
  }

  async #fetch(challenge: Challenge, scopes: readonly string[]): Promise<KeptToken> {
    const { parameters } = challenge;
    const realm = parseRealm(parameters.get('realm'), this.#registry);
    const start = this.#now();
    const token = await this.#request(realm, parameters.get('service') ?? '', scopes);
    if (token.refreshToken !== '') this.#refreshToken = token.refreshToken;
    return { token, end: start + token.lifetime };
  }

  async #request(realm: URL, service: string, scopes: readonly string[]): Promise<Token> {
    const { auth, settings, isOffline, signal } = this.#asker;
    const isTrusted = mayReceiveCredentials(realm, this.#registry, settings);
    const request = {
      realm,
      service,
      scopes,
      isOffline,
      ...(signal === undefined ? {} : { signal }),
    };
    if (isTrusted) return requestToken(this.#wire, { ...request, auth });
    try {
      return await requestToken(this.#wire, { ...request, auth: NO_AUTH });
    } catch (error) {
      if (!(error instanceof RegistryError) || !REFUSED.has(error.status)) throw error;
      throw isNobody(auth) ? error : this.#withheld(realm, error);
    }
  }

  #withheld(realm: URL, error: RegistryError): RegistryError {
    const rule = `credentials for ${this.#registry.host} are not shown to ${realm.host}`;
    return new RegistryError(error.status, error.code, `${error.message} (${rule})`, {
      cause: error,
    });
  }

  #now(): number {
    return (this.#asker.settings.now ?? Date.now)();
  }
}

function isNobody({ username, password, identityToken }: RegistryAuth): boolean {
  return identityToken === '' && (username === '' || password === '');
}
