import { quote } from '../go/quote.ts';
import { ImageCliError, RegistryError } from '../model/errors.ts';
import type { RegistryAuth } from '../model/registry-auth.ts';
import { AddressGuard } from './address-guard.ts';
import { basicCredentials } from './basic-credentials.ts';
import type { WireAnswer, WireRequest } from './exchange.ts';
import { followRedirects } from './follow-redirects.ts';
import { namedFailure } from './name-request.ts';
import { orAbort, throwIfAborted } from './on-abort.ts';
import { registryBases } from './registry-address.ts';
import { RegistrySession } from './registry-session.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { Wire } from './wire.ts';

/** Who searches. */
export interface Searcher {
  readonly settings: RegistrySettings;
  readonly auth: RegistryAuth;
  readonly signal?: AbortSignal;
}

/** An index that can be searched. */
export interface SearchIndex {
  /** GET below ".../v1/". Rejects with a RegistryError when there is no answer. */
  readonly ask: (target: string) => Promise<WireAnswer>;
  readonly close: () => void;
}

const HUB_INDEX = 'index.docker.io';
const BAD_REQUEST = 400;
const SCOPES: readonly string[] = ['registry:catalog:search'];

/**
 * Opens an index; null is Docker Hub's. One that uses identity tokens is asked as a registry is; others
 * are shown name and password. Rejects with a RegistryError when nobody is there.
 */
export async function openIndex(index: string | null, options: Searcher): Promise<SearchIndex> {
  const name = index ?? HUB_INDEX;
  const plain = new PlainIndex(name, options);
  try {
    const base = index === null ? new URL(`https://${HUB_INDEX}/v1/`) : await plain.find();
    const { identityToken, username } = options.auth;
    if (identityToken === '' || username === '') {
      return {
        ask: (target) => plain.get(new URL(target, base), true),
        close: () => plain.close(),
      };
    }
    plain.close();
    return tokenIndex(name, base, options);
  } catch (error) {
    plain.close();
    throw error;
  }
}

function tokenIndex(name: string, base: URL, options: Searcher): SearchIndex {
  const { settings, auth, signal } = options;
  const session = new RegistrySession({
    address: { name, url: new URL(base.origin) },
    settings,
    auth,
    scopes: SCOPES,
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    ask: (target) => session.send({ method: 'GET', target: new URL(target, base) }),
    close: () => session.close(),
  };
}

/** An index as it was before registries had tokens. */
class PlainIndex {
  readonly #guard: AddressGuard;
  readonly #wire: Wire;
  readonly #options: Searcher;

  constructor(name: string, options: Searcher) {
    this.#guard = new AddressGuard(name, options.settings);
    this.#wire = new Wire(this.#guard, options.settings);
    this.#options = options;
  }

  /** Where it answers, whatever that is: https, and http for an insecure host. */
  async find(): Promise<URL> {
    const { signal } = this.#options;
    const address = { name: this.#guard.name, url: null };
    const [secureBase, plainBase] = await orAbort(registryBases(address, this.#guard), signal);
    const secure = new URL('v1/', secureBase);
    const plain = plainBase === undefined ? null : new URL('v1/', plainBase);
    const first = await this.#ping(secure);
    throwIfAborted(signal);
    if (first === null) return secure;
    if (plain === null) throw onlySecure(secure, first);
    const second = await this.#ping(plain);
    throwIfAborted(signal);
    if (second === null) return plain;
    const attempts = `HTTPS attempt: ${first.message}. HTTP attempt: ${second.message}`;
    const text = `invalid registry endpoint ${quote(plain.href)}. ${attempts}`;
    throw new RegistryError(BAD_REQUEST, '', text, { cause: second.cause });
  }

  close(): void {
    this.#wire.close();
  }

  async get(url: URL, showsCredentials: boolean): Promise<WireAnswer> {
    const { auth, signal } = this.#options;
    const credentials = showsCredentials ? basicCredentials(auth) : null;
    const request: WireRequest = {
      method: 'GET',
      url,
      headers: credentials === null ? {} : { Authorization: credentials },
      ...(signal === undefined ? {} : { signal }),
    };
    try {
      return await followRedirects(this.#wire, request);
    } catch (error) {
      throw namedFailure(error, request);
    }
  }

  /** What is wrong; null: it answers. */
  async #ping(base: URL): Promise<ImageCliError | null> {
    try {
      const answer = await this.get(new URL('_ping', base), false);
      answer.discard();
      return null;
    } catch (error) {
      if (error instanceof ImageCliError) return error;
      throw error;
    }
  }
}

function onlySecure(base: URL, error: ImageCliError): RegistryError {
  const { host } = base;
  const advice = [
    'If this private registry supports only HTTP or HTTPS with an unknown CA certificate,',
    `please add \`--insecure-registry ${host}\` to the daemon's arguments.`,
    "In the case of HTTPS, if you have access to the registry's CA certificate,",
    'no need for the flag; simply place the CA certificate at',
    `/etc/docker/certs.d/${host}/ca.crt`,
  ].join(' ');
  const text = `invalid registry endpoint ${base.href}: ${error.message}. ${advice}`;
  return new RegistryError(BAD_REQUEST, '', text, { cause: error.cause });
}
