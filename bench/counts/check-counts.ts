import { checkNative } from './check-native.ts';
import type { ModuleCount } from './count-modules.ts';
import type { Counted, CountsFile, NeverRule } from './counts-file.ts';

/** Gives the modules that import a module. */
export type Importers = (module: string) => readonly string[];

/** What is more than it may be, a line each. Throws when the file does not fit the commands that were counted. */
export function checkCounts(
  counted: Counted,
  limits: CountsFile,
  importers: Importers,
): readonly string[] {
  checkNames(counted, limits);
  const findings = Array.from(counted.commands, ([name, count]): CommandFindings => {
    const check = { name, count, limits, importers };
    return [name, [...checkNever(check), ...checkAsked(check), ...checkNumber(check)]];
  });
  return [
    ...checkBytes(counted, limits),
    ...checkAllocations(counted, limits),
    ...checkNative(counted.native, limits.native),
    ...byFinding(findings),
  ];
}

type CommandFindings = readonly [name: string, findings: readonly string[]];

/** One command and all it is held against. */
interface Check {
  readonly name: string;
  readonly count: ModuleCount;
  readonly limits: CountsFile;
  readonly importers: Importers;
}

function checkNames({ commands }: Counted, limits: CountsFile): void {
  const ruled = limits.never.flatMap((rule) => [...(rule.in ?? []), ...(rule.except ?? [])]);
  const unknown = ruled.find((name) => !commands.has(name));
  if (unknown !== undefined) throw new Error(`counts.json has a rule for "${unknown}"`);
  const missing = [...commands.keys()].find((name) => limits.commands[name] === undefined);
  if (missing !== undefined) throw new Error(`counts.json has no limits for "${missing}"`);
}

function checkBytes({ bytes }: Counted, limits: CountsFile): readonly string[] {
  return (['program', 'package'] as const)
    .filter((what) => bytes[what] > limits.bytes[what])
    .map((what) => `the ${what} has ${bytes[what]} bytes, more than ${limits.bytes[what]}`);
}

/** Another version of Node allocates otherwise: nothing is said there. */
function checkAllocations({ allocations }: Counted, limits: CountsFile): readonly string[] {
  if (allocations.node !== limits.allocations.node) return [];
  return Object.entries(allocations.bytes).flatMap(([name, count]) => {
    const limit = limits.allocations.bytes[name] ?? 0;
    return count <= limit ? [] : [`${name}: allocates ${count} bytes, more than ${limit}`];
  });
}

function checkNever(check: Check): readonly string[] {
  const banned = bannedFor(check);
  const { modules, asked, loaded } = check.count;
  const found = [...new Set([...modules, ...asked.keys(), ...loaded])].filter((module) =>
    isBanned(module, banned),
  );
  return origins(found, check).map(([module, reason]) => `${module} must not be loaded${reason}`);
}

function checkAsked(check: Check): readonly string[] {
  const { asks = [] } = check.limits.commands[check.name] ?? {};
  const banned = bannedFor(check);
  return [...check.count.asked]
    .filter(([module]) => !asks.includes(module) && !isBanned(module, banned))
    .map(([module, by]) => `${module} was not loaded before: ${by} asks for it`);
}

function checkNumber(check: Check): readonly string[] {
  const { name, count, limits } = check;
  const { modules } = count;
  const limit = limits.commands[name]?.modules ?? 0;
  if (modules.length <= limit) return [];
  const known = limits.seen.filter(({ commands }) => commands.includes(name));
  const seen = new Set(known.flatMap((group) => group.modules));
  const newcomers = modules.filter((module) => !seen.has(module));
  return [
    `${modules.length} modules are evaluated, more than ${limit}`,
    ...origins(newcomers, check).map(([module, reason]) => `${module} is new${reason}`),
  ];
}

function bannedFor({ name, limits }: Check): readonly string[] {
  const isFor = (rule: NeverRule): boolean =>
    (rule.in?.includes(name) ?? true) && !(rule.except?.includes(name) ?? false);
  return limits.never.filter(isFor).flatMap(({ what }) => what);
}

function isBanned(module: string, banned: readonly string[]): boolean {
  return banned.some((what) => (what.endsWith('/') ? module.startsWith(what) : module === what));
}

/** Those of the modules that did not come with another of them, and who brought them, as far as can be told. */
function origins(
  modules: readonly string[],
  { count, importers }: Check,
): readonly (readonly [module: string, reason: string])[] {
  const reasons = modules.map((module): readonly [string, string] | null => {
    const direct = count.asked.get(module);
    if (direct !== undefined) return [module, `: ${direct} asks for it`];
    const by = importers(module).filter((importer) => count.modules.includes(importer));
    const others = by.filter((importer) => !modules.includes(importer));
    if (others.length > 0) return [module, `: imported by ${others.join(', ')}`];
    return by.length > 0 ? null : [module, ''];
  });
  return reasons.filter((reason) => reason !== null);
}

/** Each finding once, behind the commands that it holds for. */
function byFinding(all: readonly CommandFindings[]): readonly string[] {
  const texts = new Set(all.flatMap(([, findings]) => findings));
  return Array.from(texts, (text) => {
    const names = (isIn: boolean): readonly string[] =>
      all.filter(([, findings]) => findings.includes(text) === isIn).map(([name]) => name);
    return `${commandsText(names(true), names(false))}: ${text}`;
  });
}

function commandsText(those: readonly string[], others: readonly string[]): string {
  if (others.length === 0) return 'every command';
  if (others.length > FEW || those.length <= FEW) return those.join(', ');
  return `every command but ${others.join(', ')}`;
}

const FEW = 3; // commands that are better named than all the others
