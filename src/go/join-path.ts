import { posix } from 'node:path';

// What no part of a clean path is; an empty last one is a slash at the end.
const UNCLEAN: readonly string[] = ['', '.', '..'];

/** filepath.Join: parts with slashes between, cleaned. Most are clean, which is told without loading node:path. */
export function joinPath(...parts: readonly string[]): string {
  const path = parts.join('/');
  return isClean(path) && !parts.includes('') ? path : posix.join(...parts);
}

function isClean(path: string): boolean {
  const fromRoot = path.startsWith('/') ? path.slice(1) : path;
  for (const part of fromRoot.split('/')) if (UNCLEAN.includes(part)) return false;
  return true;
}
