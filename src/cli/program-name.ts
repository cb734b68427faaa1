import { basename } from 'node:path';

const OWN_NAME = 'docker-images';
const TWIN = 'docker';

/** The name that the program goes by: "docker" when a file of that name was run. */
export function programName(scriptPath: string): string {
  const file = basename(scriptPath).replace(/\.(?:[cm]?js|exe)$/, '');
  return file === TWIN ? TWIN : OWN_NAME;
}
