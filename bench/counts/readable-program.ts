import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram, moduleName } from '../../script/bundle-program.ts';

/** The program with its names left in it, and where its modules are. */
export interface ReadableProgram {
  /** What Node is to start. */
  readonly entry: string;
  /** Where its files are. */
  readonly folder: string;
  /** The modules of a file in their order; none for a file that is not of the program. */
  readonly modulesOf: (path: string) => readonly PlacedModule[];
  /** Modules that import a module. */
  readonly importers: (module: string) => readonly string[];
}

/** A module and its place in a file of the program. */
export interface PlacedModule {
  readonly name: string;
  /** In characters. */
  readonly start: number;
  readonly end: number;
  /** Whether it is the body of a function, which may run later or never. */
  readonly isDeferred: boolean;
}

/** Builds the program of dist into a folder, but for the last step that makes it small. */
export async function buildReadable(folder: string): Promise<ReadableProgram> {
  const { chunks, importers } = await bundleProgram(folder, true);
  const names = new Set(chunks.flatMap(({ modules }) => Object.keys(modules).map(moduleName)));
  const entry = join(folder, 'start.cjs');
  writeFileSync(entry, "void require('./main.cjs').main(process);");
  const placed = new Map(
    chunks.map(({ fileName }) => {
      const path = join(folder, fileName);
      return [path, readModules(readFileSync(path, 'utf8'), names)];
    }),
  );
  return {
    entry,
    folder,
    modulesOf: (path) => placed.get(path) ?? [],
    importers: (module) => importers.get(module) ?? [],
  };
}

/** The module that a character of a file belongs to; null: none. */
export function moduleAt(modules: readonly PlacedModule[], at: number): string | null {
  return modules.find(({ start, end }) => start <= at && at < end)?.name ?? null;
}

/** A comment with its name stands before each module, and nothing behind the last. */
function readModules(text: string, names: ReadonlySet<string>): readonly PlacedModule[] {
  const heads = Array.from(text.matchAll(/^\/\/ (.+)\n(.*)/gm)).flatMap((match) => {
    const [, comment = '', code = ''] = match;
    const name = comment.replace(/^\\0/, '\0');
    return names.has(name) ? [{ name, start: match.index, code }] : [];
  });
  return heads.map(({ name, start, code }, at) => ({
    name,
    start,
    end: heads[at + 1]?.start ?? text.length,
    isDeferred: /^var require_\S+ = .*__commonJSMin\(/.test(code),
  }));
}
