import type { Cancellable } from '../cancellable.ts';
import { isOlder, NEWEST_VERSION, OLDEST_VERSION } from '../../model/api-version.ts';
import { cancellation, onAbort, onlySignal } from './cancellation.ts';
import type { ApiResponse, DockerApi } from './client.ts';
import { checkResponse } from './daemon-error.ts';
import { headerValue } from './http/response-headers.ts';
import { drain } from './read-body.ts';
import { apiPath } from './request-target.ts';

const GREETING_TIMEOUT = 2_000; // milliseconds; docker's own

/** What a ping brought. */
interface Ping {
  /** '' when the engine did not say. */
  readonly version: string;
  /** Null: the engine is well. */
  readonly failure: unknown;
}

/** The API version that client and engine have in common; found by pinging. */
export class VersionAgreement {
  readonly #api: DockerApi;
  readonly #pinned: string | null;
  #agreed: string | null = null;
  #greeting: Promise<void> | null = null;

  constructor(api: DockerApi, pinned: string | null) {
    this.#api = api;
    this.#pinned = pinned;
  }

  /** The version to speak, as far as known by now. */
  get version(): string {
    return this.#pinned ?? this.#agreed ?? NEWEST_VERSION;
  }

  /** Whether there is nothing left to ask. */
  get isReached(): boolean {
    return this.#agreed !== null;
  }

  /** First contact: one ping, also when the version is pinned. Rejects only when it is cancelled. */
  greet(options: Cancellable): Promise<void> {
    this.#greeting ??= this.#greet(options);
    return this.#greeting;
  }

  /** Sees to it that a version is agreed on: pings again when the greeting did not do. */
  async agree(options: Cancellable): Promise<void> {
    await this.greet(options);
    if (this.#pinned !== null || this.#agreed !== null) return;
    const { version, failure } = await ping(this.#api, options);
    if (failure !== null) throw failure;
    this.#adopt(version);
  }

  async #greet({ signal }: Cancellable): Promise<void> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), GREETING_TIMEOUT);
    const unwatch = onAbort(signal, (reason) => limit.abort(reason));
    const { version, failure } = await ping(this.#api, { signal: limit.signal });
    clearTimeout(timer);
    unwatch();
    if (signal?.aborted) throw cancellation(signal);
    if (failure === null || version !== '') this.#adopt(version);
  }

  #adopt(version: string): void {
    const theirs = version === '' ? OLDEST_VERSION : version;
    this.#agreed = isOlder(theirs, NEWEST_VERSION) ? theirs : NEWEST_VERSION;
  }
}

/** Asks with HEAD, and with GET where that is not understood. Never rejects. */
async function ping(api: DockerApi, options: Cancellable): Promise<Ping> {
  const call = { path: apiPath(api.basePath, null, '/_ping'), ...onlySignal(options) };
  try {
    const head = await api.head(call);
    const isUnderstood = head.status === 200 || head.status === 500;
    return await readPing(isUnderstood ? head : await api.get(call));
  } catch (failure) {
    return { version: '', failure };
  }
}

async function readPing(response: ApiResponse): Promise<Ping> {
  const version = headerValue(response.headers, 'Api-Version');
  try {
    await checkResponse(response);
    await drain(response.body);
    return { version, failure: null };
  } catch (failure) {
    return { version, failure };
  }
}
