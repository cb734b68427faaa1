import { EngineError } from '../../model/errors.ts';
import type { Cancellable } from '../cancellable.ts';
import { isOlder } from '../../model/api-version.ts';
import { cancellation } from './cancellation.ts';
import type { ApiCall, ApiResponse, DockerApi } from './client.ts';
import { checkResponse } from './daemon-error.ts';
import { VersionAgreement } from './negotiate.ts';
import { apiPath, type Query } from './request-target.ts';

/** What a call asks for. */
export interface Question extends Cancellable {
  /** Without the version. */
  readonly path: string;
  readonly query?: Query;
  readonly headers?: ReadonlyMap<string, string>;
  readonly body?: NonNullable<ApiCall['body']>;
}

type Method = 'get' | 'post' | 'delete';

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

  /** The answer has a status from 200 to 399; others are thrown. */
  get(question: Question): Promise<ApiResponse> {
    return this.#call('get', question);
  }

  post(question: Question): Promise<ApiResponse> {
    return this.#call('post', question);
  }

  delete(question: Question): Promise<ApiResponse> {
    return this.#call('delete', question);
  }

  close(): void {
    this.#api.close();
  }

  async #call(method: Method, question: Question): Promise<ApiResponse> {
    // Without an agreement the newest version is tried: the call itself tells what is wrong.
    if (!this.#agreement.isReached) await this.#agreement.agree(question).catch(() => {});
    if (question.signal?.aborted) throw cancellation(question.signal);
    const path = apiPath(this.#api.basePath, this.#agreement.version, question.path);
    const response = await this.#api[method]({ ...question, path });
    await checkResponse(response);
    return response;
  }
}
