// Bundles src into dist: the program in one file, and two public modules that share chunks. Types come from tsc.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundleProgram } from './bundle-program.ts';

// CommonJS packages inside an ES module still call require() for Node's own modules.
const REQUIRE =
  "import{createRequire as createRequire__}from'node:module';const require=createRequire__(import.meta.url);";

rmSync('dist', { recursive: true, force: true });
await bundleProgram('dist/main.cjs');
await build({
  entryPoints: { template: 'src/template/public.ts', format: 'src/format/public.ts' },
  outdir: 'dist',
  chunkNames: 'chunk/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  banner: { js: REQUIRE },
  logLevel: 'warning',
});
