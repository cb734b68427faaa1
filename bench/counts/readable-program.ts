import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from '../../script/bundle-program.ts';

/** The program with its names left in it, and where its modules are. */
export interface ReadableProgram {
  /** What Node is to start. */
  readonly entry: string;
  /** The bundle, which exports main(). */
  readonly file: string;
  /** Modules that are evaluated at the start, whatever the words say. */
  readonly always: readonly string[];
  /** The module that a line of the bundle belongs to, counted from 1; null: none. */
  readonly moduleAt: (line: number) => string | null;
  /** Modules that import a module. */
  readonly importers: (module: string) => readonly string[];
}

/** Builds the program of dist/main.cjs into a folder, but for the last step that makes it small. */
export async function buildReadable(folder: string): Promise<ReadableProgram> {
  const file = join(folder, 'main.cjs');
  const { inputs, outputs } = await bundleProgram(file, true);
  const entry = join(folder, 'start.cjs');
  writeFileSync(entry, "void require('./main.cjs').main(process);");
  const lines = readFileSync(file, 'utf8').split('\n');
  const used = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const names = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([name]) => name);
  // A module that may come later is the body of a function that bears its name.
  const later = new Set(lines.flatMap((line) => /^  "([^"]+)"\(.*\{$/.exec(line)?.[1] ?? []));
  return {
    entry,
    file,
    always: names.filter((name) => !later.has(name)).map(moduleName),
    moduleAt: (line) => moduleAt(lines, new Set(names), line),
    importers: (module) =>
      Object.entries(inputs)
        .filter(([, { imports }]) => imports.some(({ path }) => moduleName(path) === module))
        .map(([name]) => moduleName(name)),
  };
}

/** The same on every machine: some stand-ins bear a whole path. */
export function moduleName(name: string): string {
  return name.replace(/^lazy:.*?(?=node_modules)/, 'lazy:');
}

/** A comment with its name stands before each module. */
function moduleAt(
  lines: readonly string[],
  names: ReadonlySet<string>,
  line: number,
): string | null {
  for (let at = line - 1; at >= 0; at -= 1) {
    const text = lines[at] ?? '';
    if (text.startsWith('// ') && names.has(text.slice(3))) return moduleName(text.slice(3));
  }
  return null;
}
