import { NO_AUTH, type RegistryAuth } from '../model/registry-auth.ts';
import type { AuthEntry } from './auth-entry.ts';
import type { ConfigFile } from './config-file.ts';
import { askHelper } from './credential-helper.ts';

/** Credentials, and what is to be said about where they should have come from; null: nothing. */
export interface FoundCredentials {
  readonly auth: RegistryAuth;
  readonly warning: string | null;
}

const TOKEN_USER = '<token>';

/**
 * The credentials that are kept for a registry: by its helper, by the store for all, or in the file. A
 * helper that fails is no error, as in docker, but is told.
 */
export async function findCredentials(
  config: ConfigFile,
  registry: string,
  signal?: AbortSignal,
): Promise<FoundCredentials> {
  const own = fileCredentials(config, registry);
  const helper = helperOf(config, registry);
  if (helper === '') return { auth: own, warning: null };
  const answer = await askHelper({
    helper,
    verb: 'get',
    input: registry,
    ...(signal === undefined ? {} : { signal }),
  });
  const failed = (reason: string): FoundCredentials => ({
    auth: own,
    warning: `WARNING: docker-credential-${helper} has no credentials for ${registry}: ${reason}`,
  });
  switch (answer.kind) {
    case 'absent':
      return { auth: own, warning: null };
    case 'failure':
      return failed(answer.reason);
    case 'answer': {
      const auth = readAnswer(answer.text, own, registry);
      return auth === null ? failed('its answer cannot be read') : { auth, warning: null };
    }
  }
}

/** The helper that keeps credentials of a registry; '' when the file does. */
export function helperOf({ credHelpers, credsStore }: ConfigFile, registry: string): string {
  return credHelpers.get(registry) || credsStore;
}

/** What the file has: under the very name, or under a URL that old clients made of it. */
export function fileCredentials({ auths }: ConfigFile, registry: string): RegistryAuth {
  const own = auths.get(registry);
  if (own !== undefined) return asAuth(own, registry);
  for (const [key, entry] of auths) {
    if (hostOf(key) === registry) return asAuth(entry, key);
  }
  return NO_AUTH;
}

/** "q.io" of "https://q.io/v1/". */
export function hostOf(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/[^]*$/, '');
}

function asAuth(entry: AuthEntry, serverAddress: string): RegistryAuth {
  return { ...entry, serverAddress };
}

/** Null when it makes no sense. */
function readAnswer(text: string, own: RegistryAuth, registry: string): RegistryAuth | null {
  const { Username: username, Secret: secret } = parseAnswer(text) ?? {};
  if (typeof username !== 'string' || typeof secret !== 'string') return null;
  const isToken = username === TOKEN_USER;
  return {
    ...own,
    username: isToken ? '' : username,
    password: isToken ? '' : secret,
    identityToken: isToken ? secret : '',
    serverAddress: registry,
  };
}

function parseAnswer(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? { ...answer } : null;
  } catch {
    return null;
  }
}
