import type { RegistryAuth } from '../model/registry-auth.ts';
import { AddressGuard } from './address-guard.ts';
import { Authorizer } from './authorizer.ts';
import type { WireAnswer, WireRequest } from './exchange.ts';
import { followRedirects } from './follow-redirects.ts';
import { namedFailure, namedRefusal, unnamedFailure } from './name-request.ts';
import { cancellation, orAbort, throwIfAborted } from './on-abort.ts';
import { type RegistryAddress, registryBases } from './registry-address.ts';
import type { RegistrySettings } from './registry-settings.ts';
import type { SendingBody } from './send-body.ts';
import { Wire } from './wire.ts';

/** With whom a session is held, and by whom. */
export interface SessionOptions {
  readonly address: RegistryAddress;
  readonly settings: RegistrySettings;
  readonly auth: RegistryAuth;
  /** What its requests need to be allowed: "repository:a/b:pull". */
  readonly scopes: readonly string[];
  /** Also ask for a token that takes the place of the password. */
  readonly isOffline?: boolean;
  readonly signal?: AbortSignal;
}

/** One request to a registry. */
export interface SessionRequest {
  readonly method: string;
  /** Below the registry's own URL ("v2/a/tags/list"), or a URL that it gave. */
  readonly target: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: SendingBody;
  /** What it needs to be allowed, when that is more than the others. */
  readonly scopes?: readonly string[];
  /** Whether its failures are told without the name of the request, as docker does for blobs. */
  readonly isUnnamed?: boolean;
}

const UNAUTHORIZED = 401;

/** A conversation with one registry: which scheme it speaks, who asks, where it leads. */
export class RegistrySession {
  readonly #options: SessionOptions;
  readonly #wire: Wire;
  readonly #guard: AddressGuard;
  readonly #authorizer: Authorizer;
  #base: Promise<URL> | null = null;

  constructor(options: SessionOptions) {
    const { address, settings, auth, isOffline = false } = options;
    const home = new URL(address.url ?? `https://${address.name}`);
    this.#options = options;
    this.#guard = new AddressGuard(address.name, settings);
    this.#wire = new Wire(this.#guard, settings);
    const asker = { auth, settings, isOffline, ...this.#signal() };
    this.#authorizer = new Authorizer(this.#wire, home, asker);
  }

  /** What takes the place of the password from now on; '' for nothing. */
  get refreshToken(): string {
    return this.#authorizer.refreshToken;
  }

  /** The registry's own URL, "https://host/", after it was found to speak that scheme. Rejects as send() does. */
  base(): Promise<URL> {
    this.#base ??= this.#connect();
    // What failed once is tried anew.
    this.#base.catch(() => {
      this.#base = null;
    });
    return this.#base;
  }

  /**
   * Sends a request with what proves who asks, and once more with something newer when that is refused.
   * Follows redirects. Any status is an answer; rejects with a RegistryError when there is none, with
   * what the body's source threw, or with the reason of an abort.
   */
  async send(request: SessionRequest): Promise<WireAnswer> {
    const base = await this.base();
    const scopes = request.scopes ?? this.#options.scopes;
    const url = new URL(request.target, base);
    const ready = { ...request, url };
    const isOwn = url.origin === base.origin;
    const shown = isOwn ? await this.#prove(ready, () => this.#authorizer.header(scopes)) : null;
    const answer = await this.#transmit(ready, shown);
    // Who stands behind a redirect must not ask for what is the registry's.
    const isAsked = answer.status === UNAUTHORIZED && answer.url.origin === base.origin;
    if (!isAsked || !isOwn) return answer;
    const challenge = answer.headers['www-authenticate'];
    const renew = (): Promise<string | null> => this.#authorizer.renewed(shown, challenge, scopes);
    const renewed = await this.#prove(ready, renew).catch((error: unknown) => {
      answer.discard();
      throw error;
    });
    if (renewed === null) return answer;
    answer.discard();
    return this.#transmit(ready, renewed);
  }

  /** Ends all connections, those in use too. */
  close(): void {
    this.#wire.close();
  }

  /** The last scheme's failure is told. */
  async #connect(): Promise<URL> {
    const { address, signal } = this.#options;
    const [first, second] = await orAbort(registryBases(address, this.#guard), signal);
    try {
      return await this.#ping(first);
    } catch (error) {
      if (signal?.aborted) throw cancellation(signal);
      if (second === undefined) throw error;
      return this.#ping(second);
    }
  }

  async #ping(base: URL): Promise<URL> {
    throwIfAborted(this.#options.signal);
    const request: WireRequest = {
      method: 'GET',
      url: new URL('v2/', base),
      headers: {},
      ...this.#signal(),
    };
    try {
      const answer = await followRedirects(this.#wire, request);
      answer.discard();
      const wants = answer.status === UNAUTHORIZED && answer.url.origin === base.origin;
      this.#authorizer.learn(base, wants ? answer.headers['www-authenticate'] : undefined);
      return base;
    } catch (error) {
      throw namedFailure(error, request);
    }
  }

  async #prove<T>(request: SessionRequest & { url: URL }, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw request.isUnnamed === true ? unnamedFailure(error) : namedRefusal(error, request);
    }
  }

  async #transmit(
    request: SessionRequest & { url: URL },
    authorization: string | null,
  ): Promise<WireAnswer> {
    const { method, url, headers = {}, body, isUnnamed } = request;
    const shown = authorization === null ? {} : { Authorization: authorization };
    const ready: WireRequest = {
      method,
      url,
      headers: { ...headers, ...shown },
      ...(body === undefined ? {} : { body }),
      ...this.#signal(),
    };
    try {
      return await followRedirects(this.#wire, ready);
    } catch (error) {
      throw isUnnamed === true ? unnamedFailure(error) : namedFailure(error, ready);
    }
  }

  #signal(): Pick<SessionOptions, 'signal'> {
    const { signal } = this.#options;
    return signal === undefined ? {} : { signal };
  }
}
