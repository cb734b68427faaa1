import { badRequest } from '../daemon-words.ts';

/** One line of a Dockerfile. */
export interface Instruction {
  /** As it was written. */
  readonly name: string;
  /** "--interval=5s" and the like, without the rest. */
  readonly flags: readonly string[];
  readonly rest: string;
  /** The whole line. */
  readonly line: string;
}

const CONTINUED = /\\[ \t]*$/;

/**
 * The instructions of some lines: comments and blank lines left out, lines that end with a backslash joined
 * with the next. Throws EngineError when there is none. https://docs.docker.com/reference/dockerfile/#format
 */
export function readInstructions(text: string): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let begun = '';
  for (const line of text.split('\n')) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const whole = begun + (begun === '' ? line.trimStart() : line);
    begun = CONTINUED.test(whole) ? whole.replace(CONTINUED, '') : '';
    if (!CONTINUED.test(whole)) instructions.push(readInstruction(whole));
  }
  if (begun !== '') instructions.push(readInstruction(begun));
  if (instructions.length === 0) throw badRequest('file with no instructions');
  return instructions;
}

/** One line, read. */
export function readInstruction(line: string): Instruction {
  const [, name = '', rest = ''] = /^(\S+)\s*([^]*)$/.exec(line.trim()) ?? [];
  const [flags = ''] = /^(?:--\S+(?:\s+|$))*/.exec(rest) ?? [];
  return {
    name,
    flags: flags.split(/\s+/).filter((flag) => flag !== '' && flag !== '--'),
    rest: rest.slice(flags.length).trim(),
    line: line.trim(),
  };
}
