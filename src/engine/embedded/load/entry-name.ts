import { posix } from 'node:path';
import { quote } from '../../../go/quote.ts';
import { IntegrityError } from '../../../model/errors.ts';

/** The only names that mean anything in an archive of images; whatever else is in there is not even looked at. */
const KNOWN = [
  /^(?:manifest\.json|index\.json|oci-layout|repositories)$/,
  /^blobs\/[a-z0-9]+\/[0-9a-f]+$/,
  /^[^/]+\.(?:json|tar|tar\.gz)$/,
  /^[^/]+\/layer\.tar$/,
];

/** A name of an archive without "." and doubled slashes. Throws IntegrityError for one that leads out of it. */
export function entryName(name: string): string {
  const clean = posix.normalize(name.replace(/^\/+/, '')).replace(/\/$/, '');
  if (clean !== '..' && !clean.startsWith('../')) return clean;
  throw new IntegrityError(`invalid entry name ${quote(name)}`);
}

/** Whether content with this name is to be kept. */
export function isKnownName(name: string): boolean {
  return KNOWN.some((pattern) => pattern.test(name));
}

/** Where a link leads, inside the archive: null when it leads out of it. */
export function linkTarget(name: string, target: string, isSymbolic: boolean): string | null {
  const base = isSymbolic && !target.startsWith('/') ? posix.dirname(name) : '.';
  const clean = posix.normalize(posix.join(base, target.replace(/^\/+/, '')));
  return clean === '..' || clean.startsWith('../') ? null : clean;
}
