import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first docker on a PATH that is not this very program, by link or by copy; null: there is none. */
export function findDocker(searchPath: string, ownPaths: readonly string[]): string | null {
  const own = ownPaths.map(identityOf);
  for (const folder of searchPath.split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, 'docker');
    const identity = identityOf(candidate);
    if (identity !== null && !own.includes(identity) && isProgram(candidate)) return candidate;
  }
  return null;
}

/** The same for a file and every link to it; null where there is none. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(realpathSync(path));
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
