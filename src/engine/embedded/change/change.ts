import type { Escape } from './dockerfile-lines.ts';
import { expandWord } from './expand-word.ts';
import type { HealthCheck } from './health-check.ts';
import type { Expansion } from './word-reader.ts';

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

/** How far instructions have been carried out. */
export interface Progress {
  readonly config: ContainerDefaults;
  /** A CMD has said something, so that an ENTRYPOINT does not undo it. */
  readonly hasCommand: boolean;
  readonly escape: Escape;
}

/** What an instruction does. Throws EngineError, though what it says was checked before. */
export type Change = (progress: Progress) => Progress;

/** The same progress with some more set. */
export function withConfig(progress: Progress, config: ContainerDefaults): Progress {
  return { ...progress, config: { ...progress.config, ...config } };
}

/** Variables that were set so far. */
export function expansionOf({ config, escape }: Progress): Expansion {
  const variables = new Map((config.Env ?? []).map(splitVariable));
  return { variables, escape };
}

/** A word with these variables. Throws EngineError. */
export function expandIn(progress: Progress, word: string): string {
  return expandWord(word, expansionOf(progress));
}

/** Name and value of "name=value". */
export function splitVariable(pair: string): readonly [name: string, value: string] {
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}
