import { readdir, readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { errorCode, pathErrorText } from '../go/system-error.ts';
import { RegistryError } from '../model/errors.ts';

/** PEM texts that are kept for one registry. */
export interface HostCertificates {
  /** Authorities to be trusted besides those of the machine. */
  readonly authorities: readonly string[];
  /** What this client shows of itself. */
  readonly pairs: readonly { readonly cert: string; readonly key: string }[];
}

const NONE: HostCertificates = { authorities: [], pairs: [] };
const BAD_REQUEST = 400;

/**
 * The certificates in the first folder that has one for a host ("host" or "host:port"). Rejects with a
 * RegistryError when a file cannot be read, or a certificate lacks its key.
 * https://docs.docker.com/engine/security/certificates/
 */
export async function hostCertificates(
  folders: readonly string[],
  host: string,
): Promise<HostCertificates> {
  if (/^\.*$/.test(host)) return NONE;
  for (const folder of folders) {
    // A colon cannot be in the name of a file there.
    const path = join(folder, platform() === 'win32' ? host.replaceAll(':', '') : host);
    const names = await namesIn(path);
    if (names !== null) return readFolder(path, names);
  }
  return NONE;
}

async function readFolder(path: string, names: readonly string[]): Promise<HostCertificates> {
  const authorities: string[] = [];
  const pairs: { readonly cert: string; readonly key: string }[] = [];
  for (const name of names) {
    if (name.endsWith('.crt')) authorities.push(await read(join(path, name)));
    if (name.endsWith('.cert')) {
      const keyName = name.replace(/cert$/, 'key');
      if (!names.includes(keyName)) throw missingKey(keyName, name);
      pairs.push({ cert: await read(join(path, name)), key: await read(join(path, keyName)) });
    }
    if (name.endsWith('.key') && !names.includes(name.replace(/key$/, 'cert'))) {
      throw missingCertificate(name.replace(/key$/, 'cert'), name);
    }
  }
  return { authorities, pairs };
}

function missingKey(key: string, certificate: string): RegistryError {
  const advice = 'CA certificates must use the extension .crt';
  const text = `missing key ${key} for client certificate ${certificate}. ${advice}`;
  return new RegistryError(BAD_REQUEST, '', text);
}

function missingCertificate(certificate: string, key: string): RegistryError {
  const text = `missing client certificate ${certificate} for key ${key}`;
  return new RegistryError(BAD_REQUEST, '', text);
}

/** Sorted; null when there is no such folder. */
async function namesIn(path: string): Promise<readonly string[] | null> {
  try {
    return (await readdir(path)).toSorted();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw unreadable(path, error);
  }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): RegistryError {
  return new RegistryError(BAD_REQUEST, '', pathErrorText(path, error), { cause: error });
}
