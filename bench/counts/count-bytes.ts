import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Sizes in bytes. */
export interface ByteCount {
  /** All files of the program. */
  readonly program: number;
  /** What npm unpacks at the user's; native programs travel in packages of their own. */
  readonly package: number;
}

/** Throws when the program was not built. */
export function countBytes(root: string): ByteCount {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent'];
  const packed: Packed = JSON.parse(execFileSync('npm', words, { cwd: root, encoding: 'utf8' }));
  const files = packed.flatMap((one) => one.files);
  return {
    program: programFiles(root).reduce((sum, path) => sum + statSync(path).size, 0),
    package: files
      .filter(({ path }) => !path.startsWith('dist/native/'))
      .reduce((sum, { size }) => sum + size, 0),
  };
}

function programFiles(root: string): readonly string[] {
  const parts = readdirSync(join(root, 'dist/part')).map((name) => join(root, 'dist/part', name));
  return [join(root, 'dist/main.cjs'), ...parts];
}

type Packed = readonly {
  readonly files: readonly { readonly path: string; readonly size: number }[];
}[];
