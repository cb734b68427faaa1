import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleProgram } from './bundle-program.ts';
import { OUTSIDE } from './lazy-packages.ts';
import { nativeTarget } from './native-target.ts';

/** What is to be made. */
export interface NativeProgram {
  /** "linux-x64"; see native-target.ts. */
  readonly target: string;
  /** Path of the executable. */
  readonly outfile: string;
  /** A module to evaluate before the program; none when absent. */
  readonly prelude?: string;
}

const COMPILER = resolve(import.meta.dirname, '../node_modules/.bin/bun');
const OPTIONS = [
  '--compile',
  '--bytecode',
  // Most calls end before compiling what they run would pay.
  '--compile-jit-policy=30',
  // Else files of the folder in which a user happens to be would be read.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  ...OUTSIDE.flatMap((path) => ['--external', path]),
];

/** Makes executables of the program as it is in src now. Throws with what the compiler says. */
export async function compileNative(programs: readonly NativeProgram[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'native-'));
  try {
    await bundleProgram(folder);
    for (const program of programs) compile(program, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile({ target, outfile, prelude }: NativeProgram, folder: string): void {
  const entry = join(folder, 'entry.cjs');
  const before = prelude === undefined ? '' : `require(${JSON.stringify(resolve(prelude))});`;
  writeFileSync(entry, `${before}void require('./main.cjs').main(process);`);
  const { runtime } = nativeTarget(target);
  const words = ['build', ...OPTIONS, `--target=${runtime}`, '--outfile', resolve(outfile), entry];
  // Started there, or the way to it, which is another each time, would get into the program.
  const { status, error, stderr } = spawnSync(COMPILER, words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${target}: ${error?.message ?? stderr}`);
}
