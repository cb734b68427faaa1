import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import type { CountedCommand } from './counted-commands.ts';
import { moduleAt, type PlacedModule, type ReadableProgram } from './readable-program.ts';

/** What one command evaluates and loads. */
export interface ModuleCount {
  /** Modules of the program that are evaluated, by their paths; stand-ins for others do not count. */
  readonly modules: readonly string[];
  /** What the program asks for outside of itself: "node:fs", "ssh2"; to the module of ours that does. */
  readonly asked: ReadonlyMap<string, string>;
  /** Node's own modules that were loaded, for those that we asked for too, as "node:http". */
  readonly loaded: readonly string[];
}

const PROBE = join(import.meta.dirname, 'probe.cjs');

/** A command, the engine or store that it meets, and a folder of its own. */
export interface CountOrder extends CountedCommand {
  readonly host: string;
  /** Does not exist yet. */
  readonly folder: string;
}

/** Runs the command. Rejects when it does not end well: then it did not do its work. */
export async function countModules(
  program: ReadableProgram,
  { name, args, host, folder }: CountOrder,
): Promise<ModuleCount> {
  mkdirSync(folder);
  const report = join(folder, 'probe.json');
  const child = spawn(process.execPath, ['--require', PROBE, program.entry, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      NODE_V8_COVERAGE: join(folder, 'coverage'),
      PROBE_OUTPUT: report,
      PROBE_PROGRAM: program.folder,
      DOCKER_HOST: host,
    },
  });
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (status !== 0) throw new Error(`${name} ended with status ${status}: ${errors.trim()}`);
  const modules = evaluatedModules(join(folder, 'coverage'), program);
  return {
    modules: modules.filter(isReal).toSorted(),
    ...readProbe(report, program),
  };
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
    }[];
  }[];
}

function evaluatedModules(folder: string, program: ReadableProgram): readonly string[] {
  const [file = ''] = readdirSync(folder);
  const coverage: Coverage = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const files = coverage.result.filter(({ url }) => url.includes(program.folder));
  return files.flatMap(({ url, functions }) => {
    const ran = functions.flatMap(({ functionName, ranges: [range] }) =>
      range !== undefined && range.count > 0 && !isWhole(functionName, range.startOffset)
        ? [range.startOffset]
        : [],
    );
    return program
      .modulesOf(fileURLToPath(url))
      .filter((module) => !module.isDeferred || ran.some((at) => isWithin(module, at)))
      .map(({ name }) => name);
  });
}

/** The function that a file as a whole is. */
function isWhole(name: string, start: number): boolean {
  return name === '' && start === 0;
}

function isWithin({ start, end }: PlacedModule, at: number): boolean {
  return start <= at && at < end;
}

/** Not what stands in the place of another, or glues files together. */
function isReal(module: string): boolean {
  return !module.startsWith('\0');
}

function readProbe(file: string, program: ReadableProgram): Pick<ModuleCount, 'asked' | 'loaded'> {
  const { asked, loaded }: Probed = JSON.parse(readFileSync(file, 'utf8'));
  const by = (places: readonly Place[]): string =>
    places
      .map(([path, at]) => moduleAt(program.modulesOf(path), at))
      .find((module) => module !== null && isReal(module)) ?? '';
  return {
    asked: new Map(Object.entries(asked).map(([name, places]) => [outsideName(name), by(places)])),
    loaded: loaded
      .map((name) => name.replace('NativeModule ', 'node:'))
      .filter((name) => /^node:(?!internal\/)/.test(name))
      .toSorted(),
  };
}

/** A file and a character in it. */
type Place = readonly [path: string, at: number];

interface Probed {
  readonly asked: Readonly<Record<string, readonly Place[]>>;
  readonly loaded: readonly string[];
}

/** As rules name it. Some packages leave out the scheme. */
function outsideName(name: string): string {
  if (!isBuiltin(name)) return `node_modules/${name}/`;
  return name.startsWith('node:') ? name : `node:${name}`;
}
