import { toLower } from '../../../go/to-lower.ts';
import { trimSpace } from '../../../go/trim-space.ts';
import { badRequest } from '../daemon-words.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { DockerfileLines, type Escape } from './dockerfile-lines.ts';
import { heredocEnds } from './heredoc-ends.ts';
import { takeFlags } from './take-flags.ts';

/** A line of a Dockerfile. */
export interface Instruction extends Arguments {
  /** As it was written. */
  readonly name: string;
  /** "--interval=5s" and the like. */
  readonly flags: readonly string[];
  /** What an ONBUILD is to do; null for all others, and for one that says nothing. */
  readonly trigger: Instruction | null;
  /** The whole line, and texts that follow it. */
  readonly line: string;
}

/** What a Dockerfile says. */
export interface Dockerfile {
  readonly instructions: readonly Instruction[];
  readonly escape: Escape;
}

const NO_ARGUMENTS: Arguments = { words: [], isList: false };
// Blanks between an instruction and its arguments. Others, such as U+00A0, are part of a word.
const GAP = /[\t\v\f\r ]+/;

/** Throws EngineError for what is no Dockerfile; instructions may still be unknown, or lack something. */
export function readDockerfile(text: string): Dockerfile {
  const lines = new DockerfileLines(text);
  const instructions: Instruction[] = [];
  for (let line = lines.next(); line !== null; line = lines.next()) {
    const instruction = readInstruction(line, lines.escape);
    const texts = heredocEnds(instruction).map(
      ({ name, isIndented }) => `\n${lines.takeText(name, isIndented)}${name}`,
    );
    instructions.push({ ...instruction, line: line + texts.join('') });
  }
  if (instructions.length === 0) throw badRequest('file with no instructions');
  lines.end();
  return { instructions, escape: lines.escape };
}

function readInstruction(line: string, escape: Escape): Instruction {
  const text = trimSpace(line);
  const gap = GAP.exec(text);
  const name = gap === null ? text : text.slice(0, gap.index);
  const { flags, rest } = takeFlags(gap === null ? '' : text.slice(gap.index));
  const key = toLower(name);
  const hasTrigger = key === 'onbuild' && rest !== '';
  return {
    name,
    flags,
    trigger: hasTrigger ? readInstruction(rest, escape) : null,
    ...(key === 'onbuild' ? NO_ARGUMENTS : readArguments(key, rest, escape)),
    line,
  };
}
