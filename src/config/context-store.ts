import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fromBytes, toBytes } from '../go/go-string.ts';
import { quote } from '../go/quote.ts';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { EndpointError } from '../model/errors.ts';
import { parseContextMetadata } from './context-metadata.ts';
import type { TlsMaterial } from './tls-material.ts';

/** A named setup, as `docker context create` stores it. */
export interface DockerContext {
  /** As stored, which need not be a full spelling; '' when there is none. */
  readonly host: string;
  readonly skipTlsVerify: boolean;
  /** Null: the context has no TLS files. */
  readonly material: TlsMaterial | null;
}

/** Reads a context by its name, which is not checked. Throws EndpointError. */
export function readContext(configDirectory: string, name: string): DockerContext {
  const id = createHash('sha256').update(toBytes(name)).digest('hex');
  const path = posix.join(configDirectory, 'contexts', 'meta', id, 'meta.json');
  const { host, skipTlsVerify } = parseContextMetadata(readMetadata(path, name), path, name);
  const directory = posix.join(configDirectory, 'contexts', 'tls', id);
  return { host, skipTlsVerify, material: readMaterial(directory, name) };
}

function readMetadata(path: string, name: string): string {
  try {
    return fromBytes(readFileSync(path));
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' ? 'context not found: ' : '';
    const text = `context ${quote(name)}: ${missing}${pathErrorText(path, error)}`;
    throw new EndpointError(text, { cause: error });
  }
}

function readMaterial(directory: string, name: string): TlsMaterial | null {
  const files = listFiles(directory, name);
  const read = (file: string): string | null =>
    files.includes(file) ? readFile(posix.join(directory, 'docker', file), name) : null;
  const ca = read('ca.pem');
  const cert = read('cert.pem');
  const key = read('key.pem');
  return ca === null && cert === null && key === null ? null : { ca, cert, key };
}

/** The names of the files of the docker endpoint; empty when there is no such directory. */
function listFiles(directory: string, name: string): readonly string[] {
  try {
    // An endpoint that is no directory is passed over, a store that is none is an error.
    const endpoints = readdirSync(directory, { withFileTypes: true });
    if (!endpoints.some((entry) => entry.name === 'docker' && entry.isDirectory())) return [];
    const entries = readdirSync(posix.join(directory, 'docker'), { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    const what = `failed to retrieve TLS files for context ${quote(name)}`;
    const list = `failed to list TLS files for context ${name}`;
    const reason = pathErrorText(directory, error).replace(/^scandir /, 'open ');
    throw new EndpointError(`${what}: ${list}: ${reason}`, { cause: error });
  }
}

function readFile(path: string, name: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    const what = `failed to retrieve TLS data (${posix.basename(path)}) for context ${quote(name)}`;
    const reason = `failed to read TLS data for endpoint docker: ${pathErrorText(path, error)}`;
    throw new EndpointError(`${what}: ${reason}`, { cause: error });
  }
}
