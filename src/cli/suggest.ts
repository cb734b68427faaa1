import { DEFAULT_COMMAND } from '../command/all-commands.ts';
import type { FlagMap } from '../command/command-spec.ts';
import { isAlone, longName } from './argv.ts';
import {
  childOf,
  childrenOf,
  type CommandNode,
  flagsOf,
  type GroupNode,
  groupNodes,
  leadsFurther,
  type RootNode,
  wordsOf,
} from './command-tree.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { likelyWords } from './likely-words.ts';
import type { FlagError } from './flag-error.ts';
import type { Named } from './usage-error.ts';

const LEAST_CLUSTER = 3; // letters behind a single dash that look like a long name

/**
 * A line that offers commands for a word that is none here; null when nothing is like it. The word may also be right
 * and stand in the wrong place: "ls" is known behind "image" alone.
 */
export function suggestCommand(
  word: string,
  { program, node }: Named<RootNode | GroupNode>,
  root: RootNode,
): string | null {
  const here = pathsByName(childrenOf(node));
  const near = likelyWords(word, [...here.keys()]).flatMap((name) => here.get(name) ?? []);
  const everywhere = [root, ...groupNodes(root)].flatMap(
    (place) => childOf(place, word)?.path ?? [],
  );
  return question((near.length > 0 ? near : everywhere).map((path) => `${program} ${path}`));
}

/** Words that hold a flag which is not understood. */
export interface BadWords {
  readonly words: readonly string[];
  readonly problem: FlagError;
  /** What was read of them as operands. */
  readonly operands: readonly string[];
}

/**
 * A line that offers another spelling of an unknown flag, or another place for it: global ones stand in front of the
 * command, all others behind it. Null when nothing is like it.
 */
export function suggestFlag(bad: BadWords, named: Named, root: RootNode): string | null {
  const { program, node } = named;
  const [operand] = bad.operands;
  if (leadsFurther(node) && operand !== undefined) {
    // The flag may well be one of the command that was meant.
    return suggestCommand(operand, { program, node }, root);
  }
  const own = visibleNames(flagsOf(node));
  const typed = bad.problem.unknown ?? bad.words.find((word) => own.includes(clusterWord(word)));
  if (typed === undefined) return null;
  const near = likelyWords(wordOf(typed), own).map((name) => `--${name}`);
  return near.length > 0 ? question(near) : suggestPlace(typed, named, root);
}

function suggestPlace(typed: string, { program, node }: Named, root: RootNode): string | null {
  switch (node.kind) {
    case 'root': {
      const usual = childOf(root, DEFAULT_COMMAND);
      const name = usual === undefined ? null : nameIn(flagsOf(usual), typed);
      return name === null ? null : question([`${program} ${DEFAULT_COMMAND} ${spelling(typed)}`]);
    }
    case 'group':
    case 'command': {
      const name = nameIn(GLOBAL_FLAGS, typed);
      if (name === null) return null;
      // With a command behind it, this one does nothing.
      const path = name === 'version' ? '' : ` ${node.path}`;
      const value = isAlone(GLOBAL_FLAGS, name) ? '' : ' ...';
      return question([`${program} ${spelling(typed)}${value}${path}`]);
    }
    case 'help':
      return null;
  }
}

function pathsByName(nodes: readonly CommandNode[]): ReadonlyMap<string, string> {
  return new Map(nodes.flatMap((node) => wordsOf(node).map((name) => [name, node.path])));
}

function visibleNames(flags: FlagMap): readonly string[] {
  return Object.keys(flags).filter((name) => flags[name]?.hidden !== true || name === 'help');
}

/** "format" of "--format", and of "-format"; '' for letters that are hardly a long name. */
function wordOf(typed: string): string {
  return typed.startsWith('--') ? typed.slice(2) : clusterWord(typed);
}

/** "format" of "-format=x"; '' where there are not two dashes missing but one. */
function clusterWord(typed: string): string {
  const [, word = ''] = /^-([^-=][^=]*)/.exec(typed) ?? [];
  return word.length >= LEAST_CLUSTER ? word : '';
}

/** The long name of a flag as it was typed; null when these have no such flag. */
function nameIn(flags: FlagMap, typed: string): string | null {
  const name = typed.startsWith('--') ? wordOf(typed) : longName(flags, typed.slice(1, 2));
  return name !== undefined && Object.hasOwn(flags, name) ? name : null;
}

/** Without what stands behind a letter. */
function spelling(typed: string): string {
  return typed.startsWith('--') ? typed : typed.slice(0, 2);
}

/** Null without anything to offer. */
function question(offers: readonly string[]): string | null {
  const quoted = [...new Set(offers)].map((offer) => `'${offer}'`);
  const last = quoted.pop();
  if (last === undefined) return null;
  return `Did you mean ${quoted.length === 0 ? '' : `${quoted.join(', ')} or `}${last}?`;
}
