import { readFileSync } from 'node:fs';
import { describeMachine } from './cli/describe-machine.ts';
import type { GlobalFlags } from './cli/global-flags.ts';
import { type PreparedProgram, runProgram } from './cli/program.ts';
import { passThrough } from './cli/pass-through.ts';
import { programName } from './cli/program-name.ts';
import { reportError } from './cli/report-error.ts';
import { openTerminal, type Terminal } from './cli/terminal.ts';
import { isWideLocale } from './cli/wide-locale.ts';
import type { CommandContext, Surroundings } from './command/command-context.ts';
import { printNotice } from './command/print-notice.ts';
import { checkAliases } from './config/check-aliases.ts';
import { configDirectory } from './config/config-directory.ts';
import { loadConfigFile } from './config/config-file.ts';
import { checkHostAndContext, checkLogLevel } from './config/endpoint-flags.ts';
import { contextName, type EndpointRequest, resolveEndpoint } from './config/resolve-endpoint.ts';
import type { ImageEngine } from './engine/engine.ts';
import { loadTimeZone, type TimeZone } from './go/time-zone.ts';

/** Runs the program in a process: its arguments, environment and streams are read, its exit code is set. */
export async function main(process: NodeJS.Process): Promise<void> {
  const name = programName(process.argv[1] ?? '');
  if (name === 'docker' && (await handOver(process))) return;
  await runOwn(process, name);
}

/** Whether the words were for the real docker. */
async function handOver(process: NodeJS.Process): Promise<boolean> {
  const passed = await passThrough(process);
  if (passed.kind === 'failed') process.stderr.write(`${passed.message}\n`);
  return passed.kind !== 'kept';
}

async function runOwn(process: NodeJS.Process, name: string): Promise<void> {
  const terminal = openTerminal(process);
  const { stderr } = terminal;
  const engines = new EngineDoor();
  try {
    await runProgram(process.argv.slice(2), {
      name,
      stderr,
      prepare: (flags) => prepare({ process, terminal, engines }, flags),
    });
  } catch (error) {
    process.exitCode = await reportError(error, stderr);
  } finally {
    await engines.close();
    terminal.stdin.close();
  }
}

interface Parts {
  readonly process: NodeJS.Process;
  readonly terminal: Terminal;
  readonly engines: EngineDoor;
}

async function prepare(
  { process, terminal, engines }: Parts,
  flags: GlobalFlags,
): Promise<PreparedProgram> {
  checkLogLevel(flags.logLevel);
  checkHostAndContext(flags);
  const environment = process.env;
  const directory = configDirectory(environment, flags.config);
  const { config, warning } = loadConfigFile(directory);
  if (warning !== null) await printNotice(terminal.stderr, warning);
  const request = { flags, environment, configDirectory: directory, config };
  const context: CommandContext = {
    ...terminal,
    openEngine: () => engines.open(request),
    config,
    surroundings: surroundings(process, request),
  };
  return { context, checkSettings: () => checkAliases(config.aliases) };
}

function surroundings(process: NodeJS.Process, request: EndpointRequest): Surroundings {
  const { environment } = request;
  let zone: TimeZone | null = null;
  return {
    now: () => new Date(),
    zone: () => (zone ??= loadTimeZone(environment['TZ'])),
    variable: (name) => environment[name] ?? '',
    wideAmbiguous: isWideLocale(environment),
    client: { ...describeMachine(process), product, contextName: contextName(request) },
  };
}

function product(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { name, version }: { readonly name: string; readonly version: string } = JSON.parse(text);
  return `${name} ${version}`;
}

/** Opens the engine at the first call, and keeps it. */
class EngineDoor {
  #engine: Promise<ImageEngine> | null = null;

  open(request: EndpointRequest): Promise<ImageEngine> {
    this.#engine ??= openEngine(request);
    return this.#engine;
  }

  async close(): Promise<void> {
    // One that could not be opened was reported by the command.
    const engine = await this.#engine?.catch(() => null);
    await engine?.close();
  }
}

async function openEngine(request: EndpointRequest): Promise<ImageEngine> {
  const endpoint = resolveEndpoint(request);
  const { openDockerEngine } = await import('./engine/docker/docker-engine.ts');
  return openDockerEngine(endpoint, { now: () => new Date() });
}
