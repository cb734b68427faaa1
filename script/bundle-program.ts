import { relative, resolve } from 'node:path';
import { type CodeSplittingNameFunction, type OutputChunk, type Plugin, rolldown } from 'rolldown';
import { deferredModules } from './deferred-modules.ts';
import { lazyModules } from './lazy-modules.ts';
import { lazyPackages } from './lazy-packages.ts';
import { plainCommonJs } from './plain-commonjs.ts';
import { standIns } from './stand-in.ts';

const EARLY = 'src/command/start-early.ts';
const LIST = 'src/command/list-images.ts';
const PLACE = 'src/config/choose-engine.ts';
const TABLE = 'src/command/print-image-table.ts';
const READER = 'src/engine/docker/wire/read-image-summaries.ts';
const STEPS = 'src/command/print-history.ts';
const INSPECT = ['src/command/inspect-images.ts', 'src/engine/docker/inspect-image.ts'];

interface Together {
  readonly file: string;
  readonly roots: readonly string[];
  readonly of: RegExp;
}

/**
 * What nearly every call loads makes a few large files, for every file takes its time. Each has the modules of its
 * roots and all they import, as far as a pattern allows; what an earlier one has is not in a later one. base: what
 * both places for images need, so that neither loads the other.
 */
const TOGETHER = [
  { file: 'main', roots: ['src/main.ts', EARLY, LIST], of: /./ },
  {
    file: 'base',
    roots: ['src/engine/docker/docker-engine.ts', PLACE, TABLE, READER],
    of: /^(?:src\/(?:go|model|config)\/|\0)/,
  },
  { file: 'engine', roots: ['src/engine/docker/docker-engine.ts'], of: /./ },
  { file: 'table', roots: [TABLE], of: /./ },
  { file: 'reader', roots: [READER], of: /./ },
  { file: 'plain', roots: ['src/go/json-parsed.ts', 'src/go/json-plain.ts'], of: /./ },
  { file: 'decode', roots: ['src/go/json-decode.ts', 'src/go/json-encode.ts'], of: /./ },
  { file: 'template', roots: ['src/format/template-text.ts'], of: /./ },
  { file: 'steps', roots: [STEPS], of: /./ },
  // Stores read configurations without inspecting anything.
  { file: 'configuration', roots: ['src/model/container-config.ts'], of: /./ },
  { file: 'inspect', roots: INSPECT, of: /./ },
] satisfies readonly Together[];

/** What a bundle is made of. */
export interface BundledProgram {
  /** Its files with their modules. */
  readonly chunks: readonly OutputChunk[];
  /** Modules that import a module. */
  readonly importers: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts the program into a folder, as CommonJS: main.cjs exports main(process) and loads the other files when
 * something asks for what is in them. isReadable keeps names and lines, for those who look into it. Throws
 * when a package has changed so that it would be loaded too early.
 */
export async function bundleProgram(
  folder: string,
  isReadable: boolean = false,
): Promise<BundledProgram> {
  const importers = new Map<string, readonly string[]>();
  const bundle = await rolldown({
    input: { main: 'src/main.ts' },
    platform: 'node',
    plugins: [
      standIns(),
      deferredModules(),
      lazyPackages(),
      lazyModules(),
      plainCommonJs(),
      noteImporters(importers),
    ],
    transform: { target: 'node20' },
    // What is imported lazily in one place may be needed at once in another.
    checks: { ineffectiveDynamicImport: false },
  });
  try {
    const { output } = await bundle.write({
      dir: folder,
      format: 'cjs',
      minify: !isReadable,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'part/[name].cjs',
      codeSplitting: { groups: GROUPS },
    });
    return { chunks: output.filter((one) => one.type === 'chunk'), importers };
  } finally {
    await bundle.close();
  }
}

function noteImporters(importers: Map<string, readonly string[]>): Plugin {
  return {
    name: 'note-importers',
    buildEnd: function () {
      for (const id of this.getModuleIds()) {
        const { importers: all = [], dynamicImporters = [] } = this.getModuleInfo(id) ?? {};
        importers.set(moduleName(id), [...all, ...dynamicImporters].map(moduleName));
      }
    },
  };
}

/** The path of a module from the folder of the project, as the bundler writes it into comments. */
export function moduleName(id: string): string {
  return id.startsWith('\0') ? id : relative('.', id).replace(/^.*?(?=node_modules\/)/, '');
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

const GROUPS = TOGETHER.map(({ file, roots, of }, at) => ({
  name: (id: string, modules: Modules) =>
    of.test(moduleName(id)) && roots.some((root) => reachedFrom(resolve(root), modules).has(id))
      ? file
      : null,
  debugName: file,
  priority: TOGETHER.length - at,
}));
