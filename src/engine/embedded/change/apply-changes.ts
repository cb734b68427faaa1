import { posix } from 'node:path';
import { badRequest } from '../daemon-words.ts';
import { readCommandWords } from './command-words.ts';
import { expandWord, expandWords, type Variables } from './expand-word.ts';
import { exposedPorts } from './exposed-ports.ts';
import { type HealthCheck, readHealthCheck } from './health-check.ts';
import { type Instruction, readInstruction, readInstructions } from './instruction.ts';
import { readPairs } from './split-words.ts';
import { checkSignal } from './stop-signal.ts';

/** What containers of an image run, as its configuration has it; what is not set is left out. */
export interface ContainerDefaults {
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Env?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Healthcheck?: HealthCheck;
  readonly Volumes?: Readonly<Record<string, object>>;
  readonly WorkingDir?: string;
  readonly Entrypoint?: readonly string[];
  readonly OnBuild?: readonly string[];
  readonly Labels?: Readonly<Record<string, string>>;
  readonly StopSignal?: string;
}

type Change = (config: ContainerDefaults, instruction: Instruction) => ContainerDefaults;

const SHELL = ['/bin/sh', '-c'];
const CHANGES: Readonly<Record<string, Change>> = {
  cmd: (config, { rest }) => ({ ...config, Cmd: readCommand(rest) }),
  entrypoint: (config, { rest }) => ({
    ...config,
    Entrypoint: rest === '' ? [] : readCommand(rest),
  }),
  env: setVariables,
  expose: exposePorts,
  healthcheck: (config, instruction) => ({ ...config, Healthcheck: readHealthCheck(instruction) }),
  label: setLabels,
  onbuild: addTrigger,
  stopsignal: (config, instruction) => ({
    ...config,
    StopSignal: checkSignal(onlyWord(config, 'STOPSIGNAL', instruction)),
  }),
  user: (config, instruction) => ({ ...config, User: onlyWord(config, 'USER', instruction) }),
  volume: addVolumes,
  workdir: changeFolder,
};

/**
 * What the instructions of `import --change` make of nothing. Throws EngineError, in docker's words.
 * https://docs.docker.com/reference/cli/docker/image/import/#change
 */
export function applyChanges(changes: readonly string[]): ContainerDefaults {
  if (changes.length === 0) return {};
  const instructions = readInstructions(changes.join('\n'));
  // All are looked at before any is carried out.
  const steps = instructions.map((instruction) => ({
    instruction,
    change: findChange(instruction),
  }));
  return steps.reduce<ContainerDefaults>(
    (config, { change, instruction }) => change(config, instruction),
    {},
  );
}

function findChange({ name, flags }: Instruction): Change {
  const key = name.toLowerCase();
  const change = Object.hasOwn(CHANGES, key) ? CHANGES[key] : undefined;
  if (change === undefined) throw badRequest(`${name} is not a valid change command`);
  const [flag] = flags;
  if (flag === undefined || key === 'healthcheck') return change;
  throw badRequest(`unknown flag: ${flag.replace(/=[^]*$/, '')}`);
}

function readCommand(rest: string): readonly string[] {
  const command = readCommandWords(rest);
  if (command.kind === 'list') return command.words;
  return command.text === '' ? SHELL : [...SHELL, command.text];
}

function setVariables(config: ContainerDefaults, { rest }: Instruction): ContainerDefaults {
  const variables = new Map(variablesOf(config));
  for (const [key, value] of expandPairs(config, 'ENV', rest)) variables.set(key, value);
  return { ...config, Env: Array.from(variables, ([key, value]) => `${key}=${value}`) };
}

function setLabels(config: ContainerDefaults, { rest }: Instruction): ContainerDefaults {
  const labels = Object.fromEntries(expandPairs(config, 'LABEL', rest));
  return { ...config, Labels: { ...config.Labels, ...labels } };
}

function expandPairs(
  config: ContainerDefaults,
  name: string,
  rest: string,
): readonly (readonly [string, string])[] {
  const variables = variablesOf(config);
  return readPairs(name, rest).map(([key, value]) => {
    if (key === '') throw badRequest(`${name} names can not be blank`);
    return [expandWord(key, variables), expandWord(value, variables)];
  });
}

function exposePorts(config: ContainerDefaults, { rest }: Instruction): ContainerDefaults {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) throw badRequest('EXPOSE requires at least one argument');
  const ports = words
    .flatMap((word) => expandWords(word, variablesOf(config)))
    .flatMap(exposedPorts)
    .map((port): [string, object] => [port, {}]);
  return { ...config, ExposedPorts: { ...config.ExposedPorts, ...Object.fromEntries(ports) } };
}

function addTrigger(config: ContainerDefaults, { rest, line }: Instruction): ContainerDefaults {
  if (rest === '') throw badRequest('ONBUILD requires at least one argument');
  const trigger = readInstruction(rest).name.toUpperCase();
  if (trigger === 'ONBUILD') {
    throw badRequest("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  }
  if (trigger === 'MAINTAINER' || trigger === 'FROM') {
    throw badRequest(`${trigger} isn't allowed as an ONBUILD trigger`);
  }
  const expression = line.replace(/^\s*ONBUILD\s*/i, '');
  return { ...config, OnBuild: [...(config.OnBuild ?? []), expression] };
}

function addVolumes(config: ContainerDefaults, { rest }: Instruction): ContainerDefaults {
  const command = readCommandWords(rest);
  const words = command.kind === 'list' ? command.words : command.text.split(/\s+/);
  const isNothing = words.length === 0 || rest === '';
  if (isNothing) throw badRequest('VOLUME requires at least one argument');
  const volumes = words.map((word): [string, object] => {
    const path = expandWord(word, variablesOf(config)).trim();
    if (path === '') throw badRequest('VOLUME specified can not be an empty string');
    return [path, {}];
  });
  return { ...config, Volumes: { ...config.Volumes, ...Object.fromEntries(volumes) } };
}

function changeFolder(config: ContainerDefaults, instruction: Instruction): ContainerDefaults {
  const path = onlyWord(config, 'WORKDIR', instruction);
  if (path.startsWith('/')) return { ...config, WorkingDir: path };
  return { ...config, WorkingDir: posix.join('/', config.WorkingDir ?? '', path) };
}

/** Blanks do not part it. */
function onlyWord(config: ContainerDefaults, name: string, { rest }: Instruction): string {
  if (rest === '') throw badRequest(`${name} requires exactly one argument`);
  return expandWord(rest, variablesOf(config));
}

function variablesOf({ Env = [] }: ContainerDefaults): Variables {
  return new Map(
    Env.map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
