import { type OutputChunk, build } from 'rolldown';

/** Puts the two public modules, which share chunks, into a folder. Returns the files with what is in them. */
export async function bundleModules(folder: string): Promise<readonly OutputChunk[]> {
  const { output } = await build({
    input: { template: 'src/template/public.ts', format: 'src/format/public.ts' },
    platform: 'node',
    transform: { target: 'node20' },
    output: { dir: folder, chunkFileNames: 'chunk/[name]-[hash].js', minify: { mangle: false } },
  });
  return output.filter((one) => one.type === 'chunk');
}
