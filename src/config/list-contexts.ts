import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fromBytes } from '../go/go-string.ts';
import { DEFAULT_CONTEXT } from './context-name.ts';

/** The names of all contexts, sorted; "default" is always there. What cannot be read is left out. */
export function listContexts(configDirectory: string): readonly string[] {
  const folder = posix.join(configDirectory, 'contexts', 'meta');
  const names = foldersIn(folder).flatMap((id) => nameIn(posix.join(folder, id, 'meta.json')));
  return [...new Set([DEFAULT_CONTEXT, ...names])].toSorted();
}

function foldersIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function nameIn(path: string): readonly string[] {
  try {
    const metadata: unknown = JSON.parse(fromBytes(readFileSync(path)));
    const isNamed = typeof metadata === 'object' && metadata !== null && 'Name' in metadata;
    return isNamed && typeof metadata.Name === 'string' ? [metadata.Name] : [];
  } catch {
    return [];
  }
}
