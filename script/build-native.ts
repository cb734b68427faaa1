// npm run build:native [-- TARGET…]: the program as one executable file, dist/native/TARGET/docker-images. A target is
// "linux-arm64"; all: every one of them. Without one it is that of this machine.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleProgram, UNREACHED } from './bundle-program.ts';
import { nativeTarget, NATIVE_TARGETS, type NativeTarget } from './native-target.ts';

const COMPILER = 'node_modules/.bin/bun';
const OPTIONS = [
  '--compile',
  '--bytecode',
  // Else files of the folder in which a user happens to be would be read.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  ...UNREACHED.flatMap((name) => ['--external', name]),
];

const { positionals: names } = parseArgs({ allowPositionals: true });
const targets = names.includes('all')
  ? NATIVE_TARGETS
  : (names.length === 0 ? [`${process.platform}-${process.arch}`] : names).map(nativeTarget);
const folder = mkdtempSync(join(tmpdir(), 'native-'));
try {
  await bundleProgram(join(folder, 'main.cjs'));
  writeFileSync(join(folder, 'entry.cjs'), "void require('./main.cjs').main(process);");
  for (const target of targets) compile(target);
} finally {
  rmSync(folder, { recursive: true });
}

function compile({ name, runtime, file }: NativeTarget): void {
  mkdirSync(join('dist/native', name), { recursive: true });
  const outfile = join('dist/native', name, file);
  const words = [
    ...OPTIONS,
    `--target=${runtime}`,
    '--outfile',
    outfile,
    join(folder, 'entry.cjs'),
  ];
  const { status, error, stderr } = spawnSync(COMPILER, ['build', ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name}: ${error?.message ?? stderr}`);
  process.stdout.write(`${outfile}\n`);
}
