import { posix } from 'node:path';

// No part is empty, "." or "..", and there is no slash at the end.
const CLEAN = /^\/?(?!\.\.?(?:\/|$))[^/]+(?:\/(?!\.\.?(?:\/|$))[^/]+)*$/;

/** filepath.Join: parts with slashes between, cleaned. Most are clean, which is told without loading node:path. */
export function joinPath(...parts: readonly string[]): string {
  const path = parts.join('/');
  return CLEAN.test(path) && !parts.includes('') ? path : posix.join(...parts);
}
