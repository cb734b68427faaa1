import { userInfo } from 'node:os';
import { joinPath } from '../go/join-path.ts';

/** The variables that a process was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the user's configuration lies: the --config value, else DOCKER_CONFIG, else ~/.docker. Cleaned
 * as paths are in messages; may be relative. An empty flag or variable counts as not given.
 */
export function configDirectory(environment: Environment, flag = ''): string {
  const given = flag || environment['DOCKER_CONFIG'];
  return given ? joinPath(given) : joinPath(homeDirectory(environment), '.docker');
}

function homeDirectory(environment: Environment): string {
  return environment['HOME'] || userInfo().homedir;
}
