import { platform, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './config-directory.ts';

/** Where this machine's own images lie when nobody says anything else: in the system's place for data. */
export function defaultStore(environment: Environment): string {
  return join(dataFolder(environment), 'docker-images', 'store');
}

function dataFolder(environment: Environment): string {
  const home = environment['HOME'] || userInfo().homedir;
  switch (platform()) {
    case 'win32':
      return environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
    case 'darwin':
      return join(home, 'Library', 'Application Support');
    default:
      return environment['XDG_DATA_HOME'] || join(home, '.local', 'share');
  }
}
