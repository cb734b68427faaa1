import type { FlagMap } from '../command/command-spec.ts';
import { UsageError } from '../model/errors.ts';
import { isAlone, longName } from './argv.ts';
import { childOf, type CommandNode, flagsOf, leadsFurther } from './command-tree.ts';
import { parseFlags } from './parse-flags.ts';

/** Where words lead. */
export interface Destination {
  readonly node: CommandNode;
  /** Words that belong to the node: its flags and arguments. */
  readonly words: readonly string[];
  /** A --help on the way; null: none was given. */
  readonly help: boolean | null;
  /** Lines about flags on the way that are out of use. */
  readonly notices: readonly string[];
}

/**
 * Follows words through the tree as far as they name something. Flags may stand between; a word behind
 * one that seems to take a value is that value, as in docker. Throws UsageError for bad flags on the way.
 * https://pkg.go.dev/github.com/spf13/cobra#Command.Traverse
 */
export function traverse(start: CommandNode, words: readonly string[]): Destination {
  const at = leadsFurther(start) ? nextNodeAt(start, words) : -1;
  const child = at === -1 ? undefined : childOf(start, words[at] ?? '');
  if (child === undefined) return { node: start, words, help: null, notices: [] };
  const { values, given, notices, problem } = parseFlags(words.slice(0, at), flagsOf(start));
  if (problem !== null) throw new UsageError(problem.message, 1);
  const further = traverse(child, words.slice(at + 1));
  const help = given.has('help') ? values['help'] === true : null;
  return { ...further, help: further.help ?? help, notices: [...notices, ...further.notices] };
}

/** The place of the first word that is neither a flag nor a value; -1: there is none. */
function nextNodeAt(node: CommandNode, words: readonly string[]): number {
  const flags = flagsOf(node);
  let isValue = false;
  for (const [at, word] of words.entries()) {
    const isFlag = word.length > 1 && word.startsWith('-');
    if (!isFlag && !isValue) return at;
    isValue = isFlag && wantsValue(word, flags);
  }
  return -1;
}

/** Whether the next word belongs to a flag that is written without an equals sign. Clusters never want one, as in docker. */
function wantsValue(word: string, flags: FlagMap): boolean {
  if (word.startsWith('--')) return !word.includes('=') && !isAlone(flags, word.slice(2));
  return /^-[\0-<>-\x7f]$/.test(word) && !isAlone(flags, longName(flags, word.slice(1)) ?? '');
}
