import { build } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.ts';
import { lazyPackages } from './lazy-packages.ts';

/** Parts of dockerode that no request of ours reaches; they stay outside, to be found at their first use. */
export const UNREACHED: readonly string[] = [
  'ssh2',
  '@grpc/grpc-js',
  '@grpc/proto-loader',
  'protobufjs',
  'tar-fs',
  'cpu-features',
];

/**
 * Puts the program into one file in which a module is evaluated when it is first asked for, not before. It exports
 * main(process). Throws when a package has changed so that it would be loaded too early.
 */
export async function bundleProgram(outfile: string): Promise<void> {
  await build({
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    external: [...UNREACHED, 'node:*'],
    plugins: [lazyPackages(), lazyBuiltins()],
    logLevel: 'warning',
  });
}
