import { setTimeout } from 'node:timers/promises';
import manifest from '../package.json' with { type: 'json' };
import { calledAs } from './cli/called-as.ts';
import { describeMachine } from './cli/describe-machine.ts';
import type { GlobalFlags } from './cli/global-flags.ts';
import { type PreparedProgram, runProgram } from './cli/program.ts';
import { passThrough } from './cli/pass-through.ts';
import { PLUGIN_FILE, pluginCall, pluginMetadata } from './cli/plugin-call.ts';
import { programName } from './cli/program-name.ts';
import { reportError } from './cli/report-error.ts';
import { suggestionOf } from './cli/suggestion-of.ts';
import { openTerminal, type Terminal } from './cli/terminal.ts';
import { isWideLocale } from './cli/wide-locale.ts';
import type { CommandContext, Surroundings } from './command/command-context.ts';
import { printNotice } from './command/print-notice.ts';
import { checkAliases } from './config/check-aliases.ts';
import { chooseEngine } from './config/choose-engine.ts';
import { colorUse } from './config/color-use.ts';
import { configDirectory } from './config/config-directory.ts';
import { loadConfigFile } from './config/config-file.ts';
import { checkHostAndContext, checkLogLevel } from './config/endpoint-flags.ts';
import { loadSettings, type Settings, systemSettingsFile } from './config/load-settings.ts';
import { certificateFolders, loadRegistriesFile } from './config/registries-file.ts';
import { contextName } from './config/context-name.ts';
import type { EndpointRequest } from './config/resolve-endpoint.ts';
import type { ImageEngine } from './engine/engine.ts';
import { loadTimeZone, type TimeZone } from './go/time-zone.ts';
import { UnreachableError } from './model/errors.ts';

/** Where docker tells a plugin to stop. */
const PLUGIN_SOCKET = 'DOCKER_CLI_PLUGIN_SOCKET';

/** Runs the program in a process: its arguments, environment and streams are read, its exit code is set. */
export async function main(process: NodeJS.Process): Promise<void> {
  const name = programName(calledAs(process));
  const words = process.argv.slice(2);
  if (name === 'docker' && (await handOver(process))) return;
  if (name === PLUGIN_FILE) await runPlugin(process, words);
  else await runOwn(process, name, words);
}

/** What docker calls for "docker img". */
async function runPlugin(process: NodeJS.Process, words: readonly string[]): Promise<void> {
  const call = pluginCall(words);
  if (call.kind === 'metadata') {
    await openTerminal(process).stdout.write(pluginMetadata(manifest.version));
    return;
  }
  const socket = process.env[PLUGIN_SOCKET];
  if (socket !== undefined) {
    // It is meant for this process, not for those that it starts.
    delete process.env[PLUGIN_SOCKET];
    const { watchPluginSocket } = await import('./cli/plugin-socket.ts');
    watchPluginSocket(socket, () => process.emit('SIGINT', 'SIGINT'));
  }
  await runOwn(process, call.program, call.words);
}

/** Whether the words were for the real docker. */
async function handOver(process: NodeJS.Process): Promise<boolean> {
  const passed = await passThrough(process);
  if (passed.kind === 'failed') process.stderr.write(`${passed.message}\n`);
  return passed.kind !== 'kept';
}

async function runOwn(
  process: NodeJS.Process,
  name: string,
  words: readonly string[],
): Promise<void> {
  const terminal = openTerminal(process);
  const { stderr } = terminal;
  const engines = new EngineDoor();
  try {
    await runProgram(words, {
      name,
      stdout: terminal.stdout,
      stderr,
      prepare: (flags, isQuiet = false) =>
        prepare({ process, terminal: isQuiet ? muted(terminal) : terminal, engines }, flags),
    });
  } catch (error) {
    process.exitCode = await reportError(error, stderr);
    const hints = process.env['DOCKER_CLI_HINTS'] ?? '';
    const suggestion = suggestionOf(error, { name, stderr, hints });
    const hint = error instanceof UnreachableError ? engines.hint : suggestion;
    if (hint !== null) await printNotice(stderr, hint);
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
  const onNotice = (text: string): Promise<void> => printNotice(terminal.stderr, text);
  const request = { flags, environment, configDirectory: directory, config };
  let loaded: Settings | null = null;
  const settings = (): Settings =>
    (loaded ??= loadSettings({
      ...request,
      systemFile: systemSettingsFile(process.platform, environment),
    }));
  const context: CommandContext = {
    ...terminal,
    openEngine: () => engines.open({ ...request, process, onNotice, settings }),
    config,
    settings,
    surroundings: surroundings(process, { ...request, settings }),
  };
  return {
    context,
    checkSettings: () => checkAliases(config.aliases),
    contextNames: async () => {
      const { listContexts } = await import('./config/list-contexts.ts');
      return listContexts(directory);
    },
  };
}

/** Nobody is told anything on the side. */
function muted(terminal: Terminal): Terminal {
  const stderr = { isTerminal: false, columns: 0, write: () => Promise.resolve() };
  return { ...terminal, stderr };
}

function surroundings(process: NodeJS.Process, request: SetUp): Surroundings {
  const { environment, flags, settings } = request;
  let zone: TimeZone | null = null;
  return {
    now: () => new Date(),
    // Most lists show no date, and need no file of a zone.
    zone: () => ({ at: (seconds) => (zone ??= loadTimeZone(environment['TZ'])).at(seconds) }),
    variable: (name) => environment[name] ?? '',
    colorUse: ({ isTerminal }, own) => {
      const flag = own ?? flags.color;
      return colorUse({ flag, environment, setting: settings().color }, isTerminal);
    },
    get wideAmbiguous() {
      return isWideLocale(environment);
    },
    client: {
      ...describeMachine(process),
      product,
      get contextName() {
        return contextName(request);
      },
    },
  };
}

function product(): string {
  return `${manifest.name} ${manifest.version}`;
}

/** Opens the engine at the first call, and keeps it. */
class EngineDoor {
  /** One more line for when no engine answers; null: none. */
  hint: string | null = null;
  #engine: Promise<ImageEngine> | null = null;

  open(request: EngineRequest): Promise<ImageEngine> {
    this.#engine ??= this.#open(request);
    return this.#engine;
  }

  async close(): Promise<void> {
    // One that could not be opened was reported by the command.
    const engine = await this.#engine?.catch(() => null);
    await engine?.close();
  }

  async #open(request: EngineRequest): Promise<ImageEngine> {
    const settings = request.settings();
    const choice = chooseEngine({ ...request, settings });
    if (choice.kind === 'docker') {
      this.hint = choice.hint;
      const { openDockerEngine } = await import('./engine/docker/docker-engine.ts');
      return openDockerEngine(choice.endpoint, {
        now: () => new Date(),
        os: describeMachine(request.process).os,
      });
    }
    const { onNotice } = request;
    if (choice.note !== null) await onNotice(choice.note);
    return openStore(choice.root, request);
  }
}

/** All that flags, environment and files say. */
interface SetUp extends EndpointRequest {
  readonly flags: GlobalFlags;
  readonly settings: () => Settings;
}

interface EngineRequest extends SetUp {
  readonly process: NodeJS.Process;
  /** Tells the user something on the side. */
  readonly onNotice: (text: string) => Promise<void>;
}

async function openStore(root: string, request: EngineRequest): Promise<ImageEngine> {
  const { process, environment, configDirectory: directory, onNotice } = request;
  const { openEmbeddedEngine } = await import('./engine/embedded/embedded-engine.ts');
  const epoch = environment['SOURCE_DATE_EPOCH'];
  return openEmbeddedEngine({
    root,
    pid: process.pid,
    command: process.argv.slice(2).join(' '),
    userId: process.getuid?.() ?? null,
    shared: request.settings().storeShared,
    onNotice: (text) => void onNotice(text),
    architecture: describeMachine(process).architecture,
    product,
    now: () => new Date(),
    imageDate: () => (epoch === undefined ? new Date() : new Date(Number(epoch) * 1000)),
    pause: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal, ref: true }),
    settings: () => ({
      ...loadRegistriesFile(environment),
      certificateFolders: certificateFolders(environment, directory),
      environment,
      userAgent: userAgent(process),
    }),
  });
}

/** "docker-images/0.1.0 node/20.20.2 os/linux arch/amd64" */
function userAgent(process: NodeJS.Process): string {
  const { os, architecture } = describeMachine(process);
  const name = product().replace(' ', '/');
  return `${name} node/${process.versions.node} os/${os} arch/${architecture}`;
}
