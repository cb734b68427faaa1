// npm run build:native [-- TARGET…]: the program as one executable file, dist/native/TARGET/docker-images. A target is
// "linux-arm64"; all: every one of them. Without one it is that of this machine.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileNative } from './compile-native.ts';
import { NATIVE_TARGETS, nativeTarget } from './native-target.ts';

const { positionals: names } = parseArgs({ allowPositionals: true });
const targets = names.includes('all')
  ? NATIVE_TARGETS
  : (names.length === 0 ? [`${process.platform}-${process.arch}`] : names).map(nativeTarget);
const programs = targets.map(({ name, file }) => ({
  target: name,
  outfile: join('dist/native', name, file),
}));
for (const { outfile } of programs) mkdirSync(dirname(outfile), { recursive: true });
await compileNative(programs);
for (const { outfile } of programs) process.stdout.write(`${outfile}\n`);
