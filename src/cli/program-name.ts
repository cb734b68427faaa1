import { basename } from 'node:path';
import { PLUGIN_FILE } from './plugin-call.ts';

const OWN_NAME = 'docker-images';
const TWIN = 'docker';
const NAMES: readonly string[] = [TWIN, PLUGIN_FILE];
const ENDINGS: readonly string[] = ['.js', '.cjs', '.mjs', '.exe'];

/** The name that the program goes by: "docker" or "docker-img" when a file of that name was run. */
export function programName(scriptPath: string): string {
  const file = baseName(scriptPath);
  const dot = file.lastIndexOf('.');
  const name = ENDINGS.includes(file.slice(dot)) ? file.slice(0, dot) : file;
  return NAMES.includes(name) ? name : OWN_NAME;
}

/** Most paths are that simple, and node:path takes its time to load. */
function baseName(path: string): string {
  return path.includes('\\') || path.endsWith('/')
    ? basename(path)
    : path.slice(path.lastIndexOf('/') + 1);
}
