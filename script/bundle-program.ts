import { resolve } from 'node:path';
import { type CodeSplittingNameFunction, type OutputChunk, rolldown } from 'rolldown';
import { lazyModules } from './lazy-modules.ts';
import { lazyPackages } from './lazy-packages.ts';

/**
 * Modules that are always loaded together with all they import make one file each, for every file takes its time.
 * What an earlier one has is not in a later one.
 */
const TOGETHER = {
  main: 'src/main.ts',
  engine: 'src/engine/docker/docker-engine.ts',
  list: 'src/command/list-images.ts',
  table: 'src/command/print-image-table.ts',
} as const;

/**
 * Puts the program into a folder, as CommonJS: main.cjs exports main(process) and loads the other files when
 * something asks for what is in them. Returns these files with their modules. Throws when a package has changed so
 * that it would be loaded too early.
 */
export async function bundleProgram(folder: string): Promise<readonly OutputChunk[]> {
  const bundle = await rolldown({
    input: { main: TOGETHER.main },
    platform: 'node',
    plugins: [lazyPackages(), lazyModules()],
    transform: { target: 'node20' },
    // What is imported lazily in one place may be needed at once in another.
    checks: { ineffectiveDynamicImport: false },
  });
  try {
    const { output } = await bundle.write({
      dir: folder,
      format: 'cjs',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'part/[name].cjs',
      codeSplitting: { groups: GROUPS },
    });
    return output.filter((one) => one.type === 'chunk');
  } finally {
    await bundle.close();
  }
}

type Modules = Parameters<CodeSplittingNameFunction>[1];

const reached = new WeakMap<Modules, Map<string, ReadonlySet<string>>>();

/** All modules that evaluating one evaluates. */
function reachedFrom(root: string, modules: Modules): ReadonlySet<string> {
  const known = reached.get(modules) ?? new Map<string, ReadonlySet<string>>();
  reached.set(modules, known);
  const found = known.get(root) ?? walk(root, modules);
  known.set(root, found);
  return found;
}

function walk(root: string, modules: Modules): ReadonlySet<string> {
  const found = new Set([root]);
  for (const id of found) {
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}

const ROOTS = Object.entries(TOGETHER);
/** Earlier ones take what they need first. */
const GROUPS = ROOTS.map(([name, root], at) => ({
  name: (id: string, modules: Modules) =>
    reachedFrom(resolve(root), modules).has(id) ? name : null,
  debugName: name,
  priority: ROOTS.length - at,
}));
