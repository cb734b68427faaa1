import type { Flag, FlagMap } from '../../command/command-spec.ts';
import { UsageError } from '../../model/errors.ts';
import { normaliseArgv } from '../argv.ts';
import { type CommandNode, flagsOf, type RootNode } from '../command-tree.ts';
import { GLOBAL_FLAGS } from '../global-flags.ts';
import { traverse } from '../traverse.ts';

/** Where in a command line a word is being typed. */
export interface Cursor {
  /** The command that all before it leads to. */
  readonly node: CommandNode;
  readonly place: CursorPlace;
  /** The word, or the value, as far as it is there. */
  readonly typed: string;
  /** The texts that flags of the node have, by their long names; "true" for a switch. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** The arguments before it. */
  readonly args: readonly string[];
}

/** What the word is. */
export type CursorPlace =
  | { readonly kind: 'flag' }
  | { readonly kind: 'value'; readonly name: string; readonly flag: Flag }
  | { readonly kind: 'argument' };

// Stands for the word that is being typed; no argument of a process can hold it.
const MARK = '\0';
const PROBE = '--help';

/**
 * Finds the place of the last word, which may be empty, behind all that is typed before it. The parser itself says
 * what it takes a word in that place for. Null: the words before it make no sense.
 */
export function findCursor(root: RootNode, words: readonly string[]): Cursor | null {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? '';
  try {
    const globals = normaliseArgv([...before, MARK], GLOBAL_FLAGS, false);
    if (globals.problem !== null) return null;
    const isInGlobals = globals.operands.length < 2;
    if (isInGlobals) return cursorAt({ node: root, before, typed, interspersed: false });
    const { node, words: rest } = traverse(root, globals.operands);
    const interspersed = node.kind === 'command' ? (node.spec.interspersed ?? true) : true;
    return cursorAt({ node, before: rest.slice(0, -1), typed, interspersed });
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

interface Typing {
  readonly node: CommandNode;
  /** The words between the command and the one that is being typed. */
  readonly before: readonly string[];
  readonly typed: string;
  readonly interspersed: boolean;
}

function cursorAt({ node, before, typed, interspersed }: Typing): Cursor | null {
  const flags = flagsOf(node);
  const { flagWords, operands, problem } = normaliseArgv([...before, MARK], flags, interspersed);
  if (problem !== null) return null;
  const value = operands.at(-1) === MARK ? null : (flagWords.at(-1) ?? '');
  const cursor = {
    node,
    given: textsOf(value === null ? flagWords : flagWords.slice(0, -1)),
    args: value === null ? operands.slice(0, -1) : operands,
  };
  if (value !== null) {
    const name = value.slice(2, value.indexOf('='));
    return { ...cursor, place: valuePlace(flags, name), typed };
  }
  const probe = normaliseArgv([...before, PROBE], flags, interspersed);
  const mayBeFlag = probe.flagWords.at(-1) === `${PROBE}=true`;
  if (!mayBeFlag || !typed.startsWith('-'))
    return { ...cursor, place: { kind: 'argument' }, typed };
  const [, name, text] = /^--([^=]+)=([^]*)$/.exec(typed) ?? [];
  if (name === undefined || text === undefined)
    return { ...cursor, place: { kind: 'flag' }, typed };
  return { ...cursor, place: valuePlace(flags, name), typed: text };
}

/** A flag that does not exist has no values. */
function valuePlace(flags: FlagMap, name: string): CursorPlace {
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  return flag === undefined ? { kind: 'flag' } : { kind: 'value', name, flag };
}

function textsOf(flagWords: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  for (const word of flagWords) {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals);
    texts.set(name, [...(texts.get(name) ?? []), word.slice(equals + 1)]);
  }
  return texts;
}
