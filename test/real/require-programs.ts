import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Fails with one line that names the programs, or the rights, that a real test cannot do without. */
export function requirePrograms(...names: readonly string[]): void {
  const missing = names.filter((name) => pathOf(name) === null);
  if (missing.length > 0)
    throw new Error(`not installed, or not on the PATH: ${missing.join(', ')}`);
  if (process.getuid?.() !== 0) throw new Error('these tests must run as root');
}

/** Where a program lies; for those that want to be called by their whole path. */
export function programPath(name: string): string {
  const path = pathOf(name);
  if (path === null) throw new Error(`not installed, or not on the PATH: ${name}`);
  return path;
}

function pathOf(name: string): string | null {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  const paths = directories.map((directory) => join(directory, name));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
