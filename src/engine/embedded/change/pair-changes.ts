import { badRequest } from '../daemon-words.ts';
import { type Change, expandIn, type Progress, splitVariable, withConfig } from './change.ts';
import type { Instruction } from './instruction.ts';
import { readFlags } from './read-flags.ts';

type Pair = readonly [name: string, value: string];

/** ENV. Throws EngineError. */
export function readVariableChange(instruction: Instruction): Change {
  const pairs = readPairs(instruction, 'ENV');
  return (progress) => {
    const variables = expandPairs(progress, pairs);
    const former = progress.config.Env ?? [];
    return withConfig(progress, { Env: variables.reduce(withVariable, former) });
  };
}

/** LABEL. Throws EngineError. */
export function readLabelChange(instruction: Instruction): Change {
  const pairs = readPairs(instruction, 'LABEL');
  return (progress) => {
    const labels = Object.fromEntries(expandPairs(progress, pairs));
    return withConfig(progress, { Labels: { ...progress.config.Labels, ...labels } });
  };
}

function readPairs({ flags, words }: Instruction, name: string): readonly Pair[] {
  readFlags(flags, []);
  if (words.length === 0) throw badRequest(`${name} requires at least one argument`);
  return words.flatMap((word, at): readonly Pair[] => {
    if (at % 2 === 1) return [];
    if (word === '') throw badRequest(`${name} names can not be blank`);
    return [[word, words[at + 1] ?? '']];
  });
}

/** All with the variables of before. */
function expandPairs(progress: Progress, pairs: readonly Pair[]): readonly Pair[] {
  return pairs.map(([name, value]) => [expandIn(progress, name), expandIn(progress, value)]);
}

/** In the place of one that was there. */
function withVariable(variables: readonly string[], [name, value]: Pair): readonly string[] {
  const place = variables.findIndex((variable) => splitVariable(variable)[0] === name);
  const variable = `${name}=${value}`;
  return place === -1 ? [...variables, variable] : variables.with(place, variable);
}
