// Bundles src into dist: the program, and two public modules that share chunks. Types come from tsc.
import { rmSync } from 'node:fs';
import { build } from 'rolldown';
import { bundleProgram } from './bundle-program.ts';

rmSync('dist', { recursive: true, force: true });
await bundleProgram('dist');
await build({
  input: { template: 'src/template/public.ts', format: 'src/format/public.ts' },
  platform: 'node',
  transform: { target: 'node20' },
  output: { dir: 'dist', chunkFileNames: 'chunk/[name]-[hash].js', minify: { mangle: false } },
});
