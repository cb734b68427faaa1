// npm run counts [-- --update]: what each command loads, and how large the program is, beside the limits in counts.json;
// the native program, too, where it was built: its size, and the system calls of each command, which strace counts.
// Unlike seconds these numbers are the same on every machine and at every time. --update sets the limits anew, a
// little above today's; those of what was not counted, and the rules of what must never be loaded, stay. Status 1:
// something is more than it may be.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../test/fake/scripted-engine.ts';
import { answerAnything, ARCHIVE } from './counts/answer-anything.ts';
import { checkCounts } from './counts/check-counts.ts';
import { countAllocations } from './counts/count-allocations.ts';
import { countBytes } from './counts/count-bytes.ts';
import { countedCommands } from './counts/counted-commands.ts';
import { countModules, type CountOrder, type ModuleCount } from './counts/count-modules.ts';
import { countNative, type NativeCount } from './counts/count-native.ts';
import {
  type AllocationLimits,
  type Counted,
  type CountsFile,
  newLimits,
} from './counts/counts-file.ts';
import { buildReadable, type ReadableProgram } from './counts/readable-program.ts';
import { ensureBundle, ensureNative, nativeProgram } from './ensure-built.ts';
import { makeStore } from './make-store.ts';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(import.meta.dirname, 'counts.json');
const AT_ONCE = 2; // programs; more would wait for each other on small machines

const problem = ensureBundle(ROOT);
if (problem !== null) throw new Error(problem);
const limits: CountsFile = JSON.parse(readFileSync(FILE, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'counts-'));
const archive = join(folder, 'app.tar');
writeFileSync(archive, ARCHIVE);
makeStore(join(folder, 'store'), 2);
const engine = await startEngine(answerAnything);
try {
  const program = await buildReadable(folder);
  const counted = {
    bytes: countBytes(ROOT),
    allocations: await countAllocated(),
    native: await countAtNative(orders('native')),
    commands: await countCommands(program, orders('run')),
  };
  if (process.argv.includes('--update')) update(counted);
  else report(counted, program);
} finally {
  await engine.close();
  rmSync(folder, { recursive: true });
}

async function countAllocated(): Promise<AllocationLimits> {
  const [major = ''] = process.versions.node.split('.');
  const bytes = await countAllocations(engine.host, join(folder, 'heap'));
  return { node: Number(major), bytes };
}

/** All commands, each with a folder of its own. */
function orders(kind: string): readonly CountOrder[] {
  const hosts = { engine: engine.host, nowhere: engine.host, store: `store://${folder}/store` };
  return countedCommands(archive).map((command, at) => ({
    ...command,
    host: hosts[command.where],
    folder: join(folder, `${kind}-${at}`),
  }));
}

/** Null where nothing would be there to compare it with. */
async function countAtNative(all: readonly CountOrder[]): Promise<NativeCount | null> {
  const target = `${process.platform}-${process.arch}`;
  const file = nativeProgram(ROOT);
  if (target !== limits.native.target || !existsSync(file)) return null;
  const reason = ensureNative(ROOT);
  if (reason !== null) throw new Error(reason);
  return countNative(file, target, all);
}

async function countCommands(
  program: ReadableProgram,
  all: readonly CountOrder[],
): Promise<Counted['commands']> {
  const counts = new Map<string, ModuleCount>();
  const left = [...all];
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      counts.set(next.name, await countModules(program, next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(all.flatMap(({ name }) => one(name, counts.get(name))));
}

function one(name: string, count: ModuleCount | undefined): readonly [string, ModuleCount][] {
  return count === undefined ? [] : [[name, count]];
}

function update(counted: Counted): void {
  writeFileSync(FILE, JSON.stringify(newLimits(counted, limits)));
  spawnSync('node_modules/.bin/biome', ['format', '--write', FILE], { cwd: ROOT });
}

function report(counted: Counted, program: ReadableProgram): void {
  const { bytes, allocations, commands } = counted;
  const modules = Array.from(commands, ([name, count]) => `${name}: ${count.modules.length}`);
  const heap = Object.entries(allocations.bytes).map(([name, count]) => `${name}: ${count}`);
  say(`modules evaluated\n  ${modules.join(', ')}`);
  say(`bytes of heap allocated\n  ${heap.join(', ')}`);
  if (allocations.node !== limits.allocations.node) {
    say(`  not compared: the limits are those of Node ${limits.allocations.node}`);
  }
  say(`bytes of files\n  program: ${bytes.program}, package: ${bytes.package}`);
  reportNative(counted.native);
  const failures = checkCounts(counted, limits, program.importers);
  if (failures.length === 0) return;
  process.stderr.write(`${failures.join('\n')}\nIf that is meant: npm run counts -- --update\n`);
  process.exitCode = 1;
}

function reportNative(native: NativeCount | null): void {
  if (native === null) {
    say(`the native program\n  not built (npm run build:native), or not ${limits.native.target}`);
    return;
  }
  say(`bytes of the native program\n  file: ${native.file}, data: ${native.data}`);
  const calls = Object.entries(native.calls ?? {}).map(([name, count]) => `${name}: ${count}`);
  say(`system calls of the native program\n  ${calls.join(', ') || 'not counted: no strace'}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
