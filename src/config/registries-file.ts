import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { EndpointError } from '../model/errors.ts';
import type { Environment } from './config-directory.ts';

/** What the user set up for registries that this program itself speaks with. */
export interface RegistriesFile {
  /** Domain to the URLs that are asked before it. */
  readonly mirrors: ReadonlyMap<string, readonly string[]>;
  /** Hosts, "host:port" and networks that may be spoken to without TLS. */
  readonly insecure: readonly string[];
  /** Hosts that may be shown the credentials of any registry. */
  readonly trustedRealms: readonly string[];
}

/**
 * Reads ~/.config/docker-images/registries.json: the keys registry-mirrors and insecure-registries of an
 * engine's daemon.json, and mirrors (a list per domain) and trusted-realms. Without the file nothing is set up.
 * Throws EndpointError.
 */
export function loadRegistriesFile(environment: Environment): RegistriesFile {
  const path = join(configHome(environment), 'docker-images', 'registries.json');
  const document = readDocument(path);
  const hub = texts(document['registry-mirrors'], path);
  const mirrors = Object.entries(object(document['mirrors'] ?? {}, path)).map(
    ([domain, urls]): [string, readonly string[]] => [domain, texts(urls, path)],
  );
  return {
    mirrors: new Map([...(hub.length === 0 ? [] : [['docker.io', hub] as const]), ...mirrors]),
    insecure: texts(document['insecure-registries'], path),
    trustedRealms: texts(document['trusted-realms'], path),
  };
}

/** Folders with certificates per registry, the user's own first. */
export function certificateFolders(
  environment: Environment,
  configDirectory: string,
): readonly string[] {
  return [
    join(configHome(environment), 'docker', 'certs.d'),
    join(configDirectory, 'certs.d'),
    '/etc/docker/certs.d',
  ];
}

function configHome(environment: Environment): string {
  const home = environment['HOME'] || userInfo().homedir;
  return environment['XDG_CONFIG_HOME'] || join(home, '.config');
}

function readDocument(path: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return object(value, path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    if (error instanceof EndpointError) throw error;
    const text =
      error instanceof SyntaxError ? `${path}: ${error.message}` : pathErrorText(path, error);
    throw new EndpointError(text, { cause: error });
  }
}

function object(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new EndpointError(`${path}: an object is expected`);
}

function texts(value: unknown, path: string): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new EndpointError(`${path}: a list of texts is expected`);
}
