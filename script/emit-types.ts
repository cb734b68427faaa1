import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const COMPILER = 'node_modules/typescript/bin/tsc';
const ENTRIES = ['template/public.d.ts', 'format/public.d.ts'];
const IMPORT = /(?:from |import\()['"](\.[^'"]+)\.ts['"]/g;

/** Puts the types of the public modules into a folder: those files that users' compilers read, of all there are. */
export async function emitTypes(folder: string): Promise<void> {
  const whole = mkdtempSync(join(tmpdir(), 'types-'));
  try {
    const words = [COMPILER, '-p', 'tsconfig.build.json', '--outDir', whole];
    await promisify(execFile)(process.execPath, words);
    for (const file of reachable(whole)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(whole, file), join(folder, file));
    }
  } finally {
    rmSync(whole, { recursive: true });
  }
}

function reachable(folder: string): ReadonlySet<string> {
  const found = new Set(ENTRIES);
  for (const file of found) {
    for (const [, path = ''] of readFileSync(join(folder, file), 'utf8').matchAll(IMPORT)) {
      found.add(`${join(dirname(file), path)}.d.ts`);
    }
  }
  return found;
}
