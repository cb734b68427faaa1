import { EngineError } from '../../model/errors.ts';
import type { Cancellable } from '../cancellable.ts';
import { isOlder } from './api-version.ts';
import { cancellation, onlySignal } from './cancellation.ts';
import type { ApiResponse, DockerApi } from './client.ts';
import { checkResponse } from './daemon-error.ts';
import { VersionAgreement } from './negotiate.ts';
import { apiPath, type Query } from './request-target.ts';

/** What a call asks for. */
export interface Question extends Cancellable {
  /** Without the version. */
  readonly path: string;
  readonly query?: Query;
}

/** Versioned calls of one engine: the version is agreed on before the first, failures become errors. */
export class EngineSession {
  readonly #api: DockerApi;
  readonly #agreement: VersionAgreement;

  constructor(api: DockerApi, pinnedVersion: string | null) {
    this.#api = api;
    this.#agreement = new VersionAgreement(api, pinnedVersion);
  }

  /** The version spoken, after first contact. */
  async greet(options: Cancellable): Promise<string> {
    await this.#agreement.greet(options);
    return this.#agreement.version;
  }

  /** The version agreed on; rejects with the error of the ping when there is none. */
  async agreedVersion(options: Cancellable): Promise<string> {
    await this.#agreement.agree(options);
    return this.#agreement.version;
  }

  /** Rejects when the engine is too old for what is wanted, or no version can be agreed on. */
  async requireVersion(least: string, feature: string, options: Cancellable): Promise<void> {
    const version = await this.agreedVersion(options);
    if (!isOlder(version, least)) return;
    const found = `but the Docker daemon API version is ${version}`;
    throw new EngineError(0, `"${feature}" requires API version ${least}, ${found}`);
  }

  /** GET; the answer has a status from 200 to 399. */
  async get({ path, query = [], ...options }: Question): Promise<ApiResponse> {
    // Without an agreement the newest version is tried: the call itself tells what is wrong.
    await this.#agreement.agree(options).catch(() => {});
    if (options.signal?.aborted) throw cancellation(options.signal);
    const versioned = apiPath(this.#api.basePath, this.#agreement.version, path);
    const response = await this.#api.get({ path: versioned, query, ...onlySignal(options) });
    await checkResponse(response);
    return response;
  }

  close(): void {
    this.#api.close();
  }
}
