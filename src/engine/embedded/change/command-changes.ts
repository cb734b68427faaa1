import type { Change, ContainerDefaults } from './change.ts';
import { withConfig } from './change.ts';
import { readHealthCheck } from './health-check.ts';
import type { Instruction } from './instruction.ts';
import { readFlags } from './read-flags.ts';

const SHELL = ['/bin/sh', '-c'];

/** CMD: a CMD that says nothing is a shell with nothing to do. Throws EngineError. */
export function readCommandChange({ flags, words, isList }: Instruction): Change {
  readFlags(flags, []);
  return (progress) => ({
    ...withConfig(progress, { Cmd: isList ? words : [...SHELL, ...words] }),
    hasCommand: progress.hasCommand || words.length > 0,
  });
}

/** ENTRYPOINT: one that says nothing undoes others, and any one a CMD that said nothing. Throws EngineError. */
export function readEntrypointChange({ flags, words, isList }: Instruction): Change {
  readFlags(flags, []);
  return (progress) => {
    const { Entrypoint: _former, Cmd, ...others } = progress.config;
    const config: ContainerDefaults = {
      ...others,
      ...(progress.hasCommand && Cmd !== undefined ? { Cmd } : {}),
      ...(words.length > 0 ? { Entrypoint: isList ? words : [...SHELL, ...words] } : {}),
    };
    return { ...progress, config };
  };
}

/** HEALTHCHECK. Throws EngineError. */
export function readHealthChange(instruction: Instruction): Change {
  const check = readHealthCheck(instruction);
  return (progress) => withConfig(progress, { Healthcheck: check });
}
