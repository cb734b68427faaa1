import { readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { EndpointError } from '../model/errors.ts';
import { configDirectory, type Environment } from './config-directory.ts';
import type { EndpointFlags } from './endpoint-flags.ts';
import type { TlsMaterial } from './tls-material.ts';

/** What the --tls flags and the DOCKER_TLS variables ask for. A path that is '' names no file. */
export interface TlsRequest {
  readonly verify: boolean;
  readonly caPath: string;
  readonly certPath: string;
  readonly keyPath: string;
}

/**
 * The TLS wish of flags and environment; null when there is none. The files lie in DOCKER_CERT_PATH, or
 * in the default directory of the configuration: --config does not move them. A default certificate
 * or key that does not exist is left out; a default CA file is not.
 */
export function tlsRequest(flags: EndpointFlags, environment: Environment): TlsRequest | null {
  const verify = flags.tlsVerify ?? isSet(environment['DOCKER_TLS_VERIFY']);
  const wanted = flags.tls ?? isSet(environment['DOCKER_TLS']);
  if (!wanted && !verify && flags.tlsVerify === undefined) return null;
  const directory = environment['DOCKER_CERT_PATH'] || configDirectory(environment);
  return {
    verify,
    caPath: trimQuotes(flags.tlsCaCert) ?? posix.join(directory, 'ca.pem'),
    certPath: trimQuotes(flags.tlsCert) ?? ifExists(posix.join(directory, 'cert.pem')),
    keyPath: trimQuotes(flags.tlsKey) ?? ifExists(posix.join(directory, 'key.pem')),
  };
}

/** The texts of the files; null when none is named. Throws EndpointError for one that cannot be read. */
export function readTlsFiles({ caPath, certPath, keyPath }: TlsRequest): TlsMaterial | null {
  const ca = readNamed(caPath);
  const cert = readNamed(certPath);
  const key = readNamed(keyPath);
  return ca === null && cert === null && key === null ? null : { ca, cert, key };
}

function isSet(variable: string | undefined): boolean {
  return variable !== undefined && variable !== '';
}

/** Undefined stays undefined. Scripts quote these paths more often than they should. */
function trimQuotes(path: string | undefined): string | undefined {
  return path === undefined ? undefined : (/^(['"])(.*)\1$/s.exec(path)?.[2] ?? path);
}

function ifExists(path: string): string {
  try {
    statSync(path);
    return path;
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? '' : path;
  }
}

function readNamed(path: string): string | null {
  if (path === '') return null;
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    throw new EndpointError(pathErrorText(path, error), { cause: error });
  }
}
