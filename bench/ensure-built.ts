import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Makes the program for Node where it is missing or older than the sources; gives why it cannot be made, or null. */
export function ensureBundle(root: string): string | null {
  return ensure(root, join(root, 'dist/main.cjs'), 'build');
}

/** The same for the native program of this machine. */
export function ensureNative(root: string): string | null {
  return ensure(root, nativeProgram(root), 'build:native');
}

/** Where the native program of this machine lies. */
export function nativeProgram(root: string): string {
  return join(root, `dist/native/${process.platform}-${process.arch}/docker-images`);
}

/** What is older than the sources would give yesterday's numbers. */
function ensure(root: string, file: string, script: string): string | null {
  const newest = Math.max(...sources(root).map((source) => statSync(source).mtimeMs));
  if (existsSync(file) && statSync(file).mtimeMs >= newest) return null;
  const { status, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0 && existsSync(file)) return null;
  return `not built (npm run ${script}): ${stderr.trim().split('\n').at(-1) ?? ''}`;
}

function sources(root: string): readonly string[] {
  const folders = ['src', 'script'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(root, folder, name),
    ),
  );
  return [...folders, join(root, 'package.json')];
}
