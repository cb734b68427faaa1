import { build } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.ts';
import { lazyPackages } from './lazy-packages.ts';
await build({
  stdin: {
    contents: "import { main } from './src/main.ts'; void main(process);",
    resolveDir: '/work/main',
    loader: 'ts',
  },
  outfile: '/tmp/nat/main.cjs',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: true,
  external: [
    'ssh2',
    '@grpc/grpc-js',
    '@grpc/proto-loader',
    'protobufjs',
    'tar-fs',
    'cpu-features',
    'node:*',
  ],
  define: { 'import.meta.url': '"file:///x"' },
  plugins: [lazyPackages(), lazyBuiltins()],
});
