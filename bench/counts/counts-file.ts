import type { Allocations } from './count-allocations.ts';
import type { ByteCount } from './count-bytes.ts';
import type { Calls } from './count-calls.ts';
import type { ModuleCount } from './count-modules.ts';
import type { NativeCount } from './count-native.ts';

/** What counts.json holds: how much may be loaded, and what must not. */
export interface CountsFile {
  /** Limits. */
  readonly bytes: ByteCount;
  readonly allocations: AllocationLimits;
  readonly native: NativeLimits;
  /** By name of the command. */
  readonly commands: Readonly<Record<string, CommandLimit>>;
  /** What must not be loaded; written by hand. */
  readonly never: readonly NeverRule[];
  /** What was evaluated when the limits were set, so that a newcomer can be told by its name. */
  readonly seen: readonly SeenModules[];
}

/** Bytes of heap, which are the same on every machine with one version of Node, and only there. */
export interface AllocationLimits {
  /** The major version that they hold for. */
  readonly node: number;
  readonly bytes: Allocations;
}

/** The native program for one kind of machine. */
export interface NativeLimits extends NativeCount {
  /** Beyond those of the runtime alone. */
  readonly calls: Calls;
}

/** How much one command may load. */
export interface CommandLimit {
  /** How many modules of the program may be evaluated. */
  readonly modules: number;
  /** All that the program may ask for outside of itself. */
  readonly asks: readonly string[];
}

/** Modules by their paths, folders with a slash at the end, and the commands that must not load them: all, some, or all but some. */
export interface NeverRule {
  readonly what: readonly string[];
  readonly in?: readonly string[];
  readonly except?: readonly string[];
}

/** Modules that the same commands evaluate. */
export interface SeenModules {
  readonly commands: readonly string[];
  readonly modules: readonly string[];
}

/** What was counted now. */
export interface Counted {
  readonly bytes: ByteCount;
  readonly allocations: AllocationLimits;
  /** Null where it was not built. */
  readonly native: NativeCount | null;
  readonly commands: ReadonlyMap<string, ModuleCount>;
}

const ROOM = 0.02; // of what is there today; small changes need no new limits
const UNSTEADY_ROOM = 0.05; // for what differs by a fiftieth from run to run
const LEAST_ROOM = 3; // modules

/** The file anew, with limits a little above what was counted; what was not, and rules, are as before. */
export function newLimits(
  counted: Counted,
  before: Pick<CountsFile, 'never' | 'native'>,
): CountsFile {
  const { bytes, allocations, commands } = counted;
  return {
    bytes: { program: withRoom(bytes.program), package: withRoom(bytes.package) },
    allocations: { node: allocations.node, bytes: allWithRoom(allocations.bytes, UNSTEADY_ROOM) },
    native: nativeLimits(counted.native, before.native),
    commands: Object.fromEntries(Array.from(commands, ([name, count]) => [name, limitOf(count)])),
    never: before.never,
    seen: seenModules(commands),
  };
}

function nativeLimits(counted: NativeCount | null, before: NativeLimits): NativeLimits {
  if (counted === null) return before;
  const { target, file, data, calls } = counted;
  return {
    target,
    file: withRoom(file),
    data: withRoom(data),
    calls: calls === null ? before.calls : allWithRoom(calls, ROOM),
  };
}

function limitOf({ modules, asked }: ModuleCount): CommandLimit {
  return {
    modules: Math.max(withRoom(modules.length), modules.length + LEAST_ROOM),
    asks: [...asked.keys()].toSorted(),
  };
}

function withRoom(count: number, room: number = ROOM): number {
  return Math.ceil(count * (1 + room));
}

function allWithRoom(
  counts: Readonly<Record<string, number>>,
  room: number,
): Readonly<Record<string, number>> {
  const limits = Object.entries(counts).map(([name, count]) => [name, withRoom(count, room)]);
  return Object.fromEntries(limits);
}

function seenModules(counted: Counted['commands']): readonly SeenModules[] {
  const users = new Map<string, string[]>();
  for (const [name, { modules }] of counted) {
    for (const module of modules) users.set(module, [...(users.get(module) ?? []), name]);
  }
  const groups = new Map<string, SeenModules & { readonly modules: string[] }>();
  for (const [module, commands] of users) {
    const key = commands.join('\n');
    const group = groups.get(key) ?? { commands, modules: [] };
    group.modules.push(module);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ commands, modules }) => ({
    commands,
    modules: modules.toSorted(),
  }));
}
