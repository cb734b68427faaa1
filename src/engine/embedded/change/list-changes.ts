import { compareStrings } from '../../../go/compare-strings.ts';
import { toUpper } from '../../../go/to-upper.ts';
import { trimSpace } from '../../../go/trim-space.ts';
import { badRequest } from '../daemon-words.ts';
import { type Change, expandIn, expansionOf, withConfig } from './change.ts';
import { expandWords } from './expand-word.ts';
import { exposedPorts } from './exposed-ports.ts';
import type { Instruction } from './instruction.ts';
import { readFlags } from './read-flags.ts';

/** EXPOSE: a variable may hold several ports. Throws EngineError. */
export function readPortChange({ flags, words }: Instruction): Change {
  checkAny('EXPOSE', words);
  readFlags(flags, []);
  // Sorted, for the first that is wrong is told.
  const specs = words.toSorted(compareStrings);
  return (progress) => {
    const expansion = expansionOf(progress);
    const ports = specs.flatMap((spec) => expandWords(spec, expansion)).flatMap(exposedPorts);
    const { ExposedPorts: former } = progress.config;
    return withConfig(progress, { ExposedPorts: { ...former, ...setOf(ports) } });
  };
}

/** VOLUME. Throws EngineError. */
export function readVolumeChange({ flags, words }: Instruction): Change {
  checkAny('VOLUME', words);
  readFlags(flags, []);
  const paths = words.map((word) => nonEmptyPath(trimSpace(word)));
  return (progress) => {
    const volumes = paths.map((path) => expandIn(progress, path)).map(nonEmptyPath);
    const { Volumes: former } = progress.config;
    return withConfig(progress, { Volumes: { ...former, ...setOf(volumes) } });
  };
}

/** ONBUILD: what it is to do is kept as it was written. Throws EngineError. */
export function readTriggerChange({ flags, trigger, line }: Instruction): Change {
  if (trigger === null) throw badRequest('ONBUILD requires at least one argument');
  readFlags(flags, []);
  const name = toUpper(trigger.name);
  if (name === 'ONBUILD') {
    throw badRequest("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  }
  if (name === 'MAINTAINER' || name === 'FROM') {
    throw badRequest(`${name} isn't allowed as an ONBUILD trigger`);
  }
  const text = line.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, '');
  return (progress) =>
    withConfig(progress, { OnBuild: [...(progress.config.OnBuild ?? []), text] });
}

function checkAny(name: string, words: readonly string[]): void {
  if (words.length === 0) throw badRequest(`${name} requires at least one argument`);
}

function nonEmptyPath(path: string): string {
  if (path === '') throw badRequest('VOLUME specified can not be an empty string');
  return path;
}

/** As Go encodes a set. */
function setOf(members: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(members.map((member): [string, object] => [member, {}]));
}
