// Bundles src into dist: one program and two public modules that share chunks. Types come from tsc.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { lazyPackages } from './lazy-packages.ts';

const HEAVY = [
  'ssh2',
  '@grpc/grpc-js',
  '@grpc/proto-loader',
  'protobufjs',
  'tar-fs',
  'cpu-features',
];

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    main: 'src/main.ts',
    template: 'src/template/public.ts',
    format: 'src/format/public.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunk/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  external: HEAVY,
  // CommonJS packages inside an ES module still call require() for Node's own modules.
  banner: {
    js: "import{createRequire as createRequire__}from'node:module';const require=createRequire__(import.meta.url);",
  },
  plugins: [lazyPackages()],
  logLevel: 'warning',
});
