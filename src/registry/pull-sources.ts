import { throwIfAborted } from './on-abort.ts';
import { mirrorsOf } from './registry-address.ts';
import { RegistrySession, type SessionOptions } from './registry-session.ts';

/** A registry and those that are asked before it. One that fails is not asked again. */
export class PullSources {
  readonly #origin: RegistrySession;
  readonly #options: Omit<SessionOptions, 'address' | 'auth'>;
  readonly #all: readonly RegistrySession[];
  #mirrors: readonly RegistrySession[];

  /** domain is the one whose mirrors are asked; null: none is. */
  constructor(
    origin: RegistrySession,
    domain: string | null,
    options: Omit<SessionOptions, 'address' | 'auth'>,
  ) {
    this.#origin = origin;
    this.#options = options;
    const mirrors = domain === null ? [] : mirrorsOf(domain, options.settings);
    this.#all = mirrors.map((mirror) => new RegistrySession({ ...options, ...mirror }));
    this.#mirrors = this.#all;
  }

  /** The result of some work with the first that can do it. Rejects as it does with the registry itself. */
  async ask<T>(work: (session: RegistrySession) => Promise<T>): Promise<T> {
    for (const mirror of this.#mirrors) {
      try {
        return await work(mirror);
      } catch {
        // Whatever it was: the registry itself knows better.
        throwIfAborted(this.#options.signal);
        this.#drop(mirror);
      }
    }
    return work(this.#origin);
  }

  /** The same bytes; one that breaks off in the middle of them is not asked again. */
  async *watched(
    session: RegistrySession,
    bytes: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes;
    } catch (error) {
      this.#drop(session);
      throw error;
    }
  }

  close(): void {
    for (const mirror of this.#all) mirror.close();
  }

  #drop(mirror: RegistrySession): void {
    this.#mirrors = this.#mirrors.filter((other) => other !== mirror);
  }
}
