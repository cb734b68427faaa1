import { toLower } from '../../../go/to-lower.ts';
import { badRequest } from '../daemon-words.ts';
import type { Change, ContainerDefaults, Progress } from './change.ts';
import { readCommandChange, readEntrypointChange, readHealthChange } from './command-changes.ts';
import { type Instruction, readDockerfile } from './instruction.ts';
import { readPortChange, readTriggerChange, readVolumeChange } from './list-changes.ts';
import { readLabelChange, readVariableChange } from './pair-changes.ts';
import { readFolderChange, readSignalChange, readUserChange } from './text-changes.ts';

/** Checks an instruction. Throws EngineError. */
type ReadChange = (instruction: Instruction) => Change;

const CHANGES: ReadonlyMap<string, ReadChange> = new Map([
  ['cmd', readCommandChange],
  ['entrypoint', readEntrypointChange],
  ['env', readVariableChange],
  ['expose', readPortChange],
  ['healthcheck', readHealthChange],
  ['label', readLabelChange],
  ['onbuild', readTriggerChange],
  ['stopsignal', readSignalChange],
  ['user', readUserChange],
  ['volume', readVolumeChange],
  ['workdir', readFolderChange],
]);

/**
 * What the instructions of `import --change` make of nothing: lines of one Dockerfile. Throws EngineError, in
 * docker's words. https://docs.docker.com/reference/cli/docker/image/import/#change
 */
export function applyChanges(changes: readonly string[]): ContainerDefaults {
  if (changes.length === 0) return {};
  const { instructions, escape } = readDockerfile(changes.join('\n'));
  // Each step for all of them before the next one: which error wins is observable.
  const known = instructions.map((instruction) => ({ instruction, read: findReader(instruction) }));
  const steps = known.map(({ instruction, read }) => read(instruction));
  const start: Progress = { config: {}, hasCommand: false, escape };
  return steps.reduce((progress, change) => change(progress), start).config;
}

function findReader({ name }: Instruction): ReadChange {
  const reader = CHANGES.get(toLower(name));
  if (reader === undefined) throw badRequest(`${name} is not a valid change command`);
  return reader;
}
