import { basename } from 'node:path';
import { PLUGIN_FILE } from './plugin-call.ts';

const OWN_NAME = 'docker-images';
const TWIN = 'docker';
const NAMES: readonly string[] = [TWIN, PLUGIN_FILE];

/** The name that the program goes by: "docker" or "docker-img" when a file of that name was run. */
export function programName(scriptPath: string): string {
  const file = baseName(scriptPath).replace(/\.(?:[cm]?js|exe)$/, '');
  return NAMES.includes(file) ? file : OWN_NAME;
}

/** Most paths are that simple, and node:path takes its time to load. */
function baseName(path: string): string {
  return path.includes('\\') || path.endsWith('/')
    ? basename(path)
    : path.slice(path.lastIndexOf('/') + 1);
}
