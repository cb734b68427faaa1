import type { CommandGroup } from '../command/all-commands.ts';
import type { Command, CommandSpec, FlagMap } from '../command/command-spec.ts';
import { GLOBAL_FLAGS, HELP_FLAG } from './global-flags.ts';

/** What a word of the command line can lead to. Paths are the words after the program's name, without aliases. */
export type CommandNode = RootNode | GroupNode | LeafNode | HelpNode;

/** The program itself. */
export interface RootNode {
  readonly kind: 'root';
  readonly path: '';
  readonly groups: readonly CommandGroup[];
  /** Of all groups, and of none. */
  readonly commands: readonly Command[];
}
/** A word that commands stand behind. */
export interface GroupNode {
  readonly kind: 'group';
  readonly path: string;
  readonly summary: string;
  readonly commands: readonly Command[];
}
/** A command by one of its names. */
export interface LeafNode {
  readonly kind: 'command';
  readonly path: string;
  readonly names: Command['names'];
  readonly spec: CommandSpec;
}
/** `help COMMAND`; no list shows it. */
export interface HelpNode {
  readonly kind: 'help';
  readonly path: 'help';
}

const HELP: HelpNode = { kind: 'help', path: 'help' };

/** The tree of all commands. Only what somebody asks for is made of it. */
export function commandTree(
  commands: readonly Command[],
  groups: readonly CommandGroup[],
): RootNode {
  return { kind: 'root', path: '', groups, commands };
}

/** What a word leads to from here; undefined: nothing. */
export function childOf(node: CommandNode, word: string): CommandNode | undefined {
  if (!leadsFurther(node) || word.includes(' ')) return undefined;
  const name = node.kind === 'root' ? word : `${node.path} ${word}`;
  for (const command of node.commands) {
    if (command.names.includes(name)) return leafIn(node.path, command);
  }
  if (node.kind !== 'root') return undefined;
  return [...groupNodes(node), HELP].find(({ path }) => path === word);
}

/** Whether words can lead somewhere from here. */
export function leadsFurther(node: CommandNode): node is RootNode | GroupNode {
  return node.kind === 'root' || node.kind === 'group';
}

/** All that a word can lead to from here. */
export function childrenOf(node: RootNode | GroupNode): readonly CommandNode[] {
  return node.kind === 'root' ? [...groupNodes(node), ...leavesOf(node), HELP] : leavesOf(node);
}

/** The groups of commands. */
export function groupNodes({ groups, commands }: RootNode): readonly GroupNode[] {
  return groups.map(({ name, summary }) => ({ kind: 'group', path: name, summary, commands }));
}

/** The commands that are one word away. */
export function leavesOf({ path, commands }: RootNode | GroupNode): readonly LeafNode[] {
  return commands.flatMap((command) => leafIn(path, command) ?? []);
}

/** By the first of its names in the group. */
function leafIn(group: string, command: Command): LeafNode | undefined {
  const { names } = command;
  for (const path of names) {
    if (groupOf(path) === group) return { kind: 'command', path, names, spec: command.spec };
  }
  return undefined;
}

/** '' at the top. */
function groupOf(name: string): string {
  const end = name.indexOf(' ');
  return end === -1 ? '' : name.slice(0, end);
}

/** The flags that count here. */
export function flagsOf(node: CommandNode): FlagMap {
  switch (node.kind) {
    case 'root':
      return GLOBAL_FLAGS;
    case 'command':
      return { ...node.spec.flags, help: HELP_FLAG };
    case 'group':
    case 'help':
      return { help: HELP_FLAG };
  }
}

/** The words that lead to a node from the one above it. */
export function wordsOf(node: CommandNode): readonly string[] {
  if (node.kind !== 'command') return [node.path];
  const group = groupOf(node.path);
  const names = node.names.filter((name) => groupOf(name) === group);
  return names.map((name) => name.slice(name.indexOf(' ') + 1));
}
