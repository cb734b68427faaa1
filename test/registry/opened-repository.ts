import type { Descriptor } from '../../src/model/descriptor.ts';
import { digestOf } from '../../src/model/digest-of.ts';
import { parseReference } from '../../src/model/reference.ts';
import { NO_AUTH, type RegistryAuth } from '../../src/model/registry-auth.ts';
import type { RegistrySettings } from '../../src/registry/registry-settings.ts';
import { openRepository, type RemoteRepository } from '../../src/registry/repository.ts';
import {
  type FakeRegistry,
  type FakeRegistryOptions,
  startFakeRegistry,
} from '../fake/fake-registry.ts';
import type { RecordingServer } from '../fake/recording-server.ts';

/** The user that fake registries know. */
export const ME: RegistryAuth = { ...NO_AUTH, username: 'me', password: 'secret' };
/** Bearer tokens for that user alone. */
export const PRIVATE = { kind: 'bearer', users: { me: 'secret' }, anonymous: false } as const;

/** Settings of somebody who set up nothing; no time passes while they wait. */
export function settingsWith(own: Partial<RegistrySettings> = {}): RegistrySettings {
  return {
    mirrors: new Map(),
    insecure: [],
    certificateFolders: [],
    trustedRealms: [],
    environment: {},
    userAgent: 'test/1.0',
    wait: () => Promise.resolve(),
    ...own,
  };
}

/** A repository of a fake registry, and what was waited for. */
export interface OpenedRepository {
  readonly registry: FakeRegistry;
  readonly repository: RemoteRepository;
  /** Milliseconds. */
  readonly waits: readonly number[];
}

/** What a test wants to be different. */
export interface Opening {
  readonly registry?: FakeRegistryOptions;
  readonly auth?: RegistryAuth;
  readonly actions?: 'pull' | 'pull,push';
  readonly mountFrom?: readonly string[];
  readonly signal?: AbortSignal;
  readonly settings?: Partial<RegistrySettings>;
  readonly path?: string;
}

const closing: (() => unknown)[] = [];

/** Closes all that was opened; for afterEach. */
export async function closeAll(): Promise<void> {
  await Promise.all(closing.splice(0).map((close) => close()));
}

/** Has something closed with the rest. */
export function closeLater<T extends { readonly close: () => unknown }>(opened: T): T {
  closing.push(() => opened.close());
  return opened;
}

/** Starts a registry of its own for a test, and opens a/b in it. */
export async function open(opening: Opening = {}): Promise<OpenedRepository> {
  const registry = closeLater(await startFakeRegistry(opening.registry));
  return openAt(registry, opening);
}

/** Opens a repository of a server that runs already. */
export function openAt<S extends RecordingServer>(
  registry: S,
  opening: Opening = {},
): {
  readonly registry: S;
  readonly repository: RemoteRepository;
  readonly waits: readonly number[];
} {
  const waits: number[] = [];
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  const { auth = NO_AUTH, actions = 'pull', mountFrom, signal, path = 'a/b' } = opening;
  const repository = openRepository(parseReference(`${registry.host}/${path}`), {
    settings: settingsWith({ wait, ...opening.settings }),
    auth,
    actions,
    ...(mountFrom === undefined ? {} : { mountFrom }),
    ...(signal === undefined ? {} : { signal }),
  });
  closeLater(repository);
  return { registry, repository, waits };
}

/** The descriptor of some bytes. */
export function describing(bytes: Uint8Array, mediaType = 'application/octet-stream'): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

/** All bytes of a stream. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Bytes from some place on, in pieces. */
export function opener(
  bytes: Uint8Array,
  piece = 1000,
): (offset: number) => AsyncIterable<Uint8Array> {
  return async function* from(offset) {
    for (let at = offset; at < bytes.length; at += piece) {
      yield await Promise.resolve(bytes.subarray(at, at + piece));
    }
  };
}

/** The message of what a promise rejects with, without what differs from run to run. */
export async function failure(work: Promise<unknown>, server?: RecordingServer): Promise<string> {
  const error = await errorOf(work);
  return server === undefined ? error.message : error.message.replaceAll(server.host, 'HOST');
}

/** What a promise rejects with. */
export async function errorOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it did not fail');
}

/** The calls of a server without the ones that every session begins with. */
export function calls(server: RecordingServer): readonly string[] {
  return server
    .calls()
    .filter((call) => call !== 'GET /v2/' && !call.startsWith('GET /token'))
    .map((call) => call.replaceAll(/[0-9a-f]{64}/g, 'HEX').replaceAll(/[0-9a-f-]{36}/g, 'UUID'));
}
