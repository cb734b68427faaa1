// npm run build:native [-- TARGET…]: the program as one executable file, dist/native/TARGET/docker-images. A target is
// "linux-arm64"; all: every one of them. Without one it is that of this machine.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleProgram } from './bundle-program.ts';
import { OUTSIDE } from './lazy-packages.ts';
import { NATIVE_TARGETS, type NativeTarget, nativeTarget } from './native-target.ts';

const COMPILER = 'node_modules/.bin/bun';
const OPTIONS = [
  '--compile',
  '--bytecode',
  // Most calls end before compiling what they run would pay.
  '--compile-jit-policy=4',
  // Else files of the folder in which a user happens to be would be read.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  ...OUTSIDE.flatMap((path) => ['--external', path]),
];

const { positionals: names } = parseArgs({ allowPositionals: true });
const targets = names.includes('all')
  ? NATIVE_TARGETS
  : (names.length === 0 ? [`${process.platform}-${process.arch}`] : names).map(nativeTarget);
const folder = mkdtempSync(join(tmpdir(), 'native-'));
try {
  await bundleProgram(folder);
  writeFileSync(join(folder, 'entry.cjs'), "void require('./main.cjs').main(process);");
  for (const target of targets) compile(target);
} finally {
  rmSync(folder, { recursive: true });
}

function compile({ name, runtime, file }: NativeTarget): void {
  mkdirSync(join('dist/native', name), { recursive: true });
  const outfile = join('dist/native', name, file);
  const entry = join(folder, 'entry.cjs');
  const words = ['build', ...OPTIONS, `--target=${runtime}`, '--outfile', outfile, entry];
  const { status, error, stderr } = spawnSync(COMPILER, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name}: ${error?.message ?? stderr}`);
  process.stdout.write(`${outfile}\n`);
}
