import type { CommandGroup } from '../command/all-commands.ts';
import type { CommandSpec, FlagMap, Place } from '../command/command-spec.ts';
import { GLOBAL_FLAGS, HELP_FLAG } from './global-flags.ts';

/** What a word of the command line can lead to. Paths are the words after the program's name, without aliases. */
export type CommandNode = RootNode | GroupNode | LeafNode | HelpNode;

/** The program itself. */
export interface RootNode {
  readonly kind: 'root';
  readonly path: '';
  readonly children: readonly (GroupNode | LeafNode | HelpNode)[];
}
/** A word that commands stand behind. */
export interface GroupNode {
  readonly kind: 'group';
  readonly path: string;
  readonly summary: string;
  readonly children: readonly LeafNode[];
}
/** A command in one of its places. */
export interface LeafNode {
  readonly kind: 'command';
  readonly path: string;
  readonly place: Place;
  readonly spec: CommandSpec;
}
/** `help COMMAND`; no list shows it. */
export interface HelpNode {
  readonly kind: 'help';
  readonly path: 'help';
}

/** The tree of all commands. */
export function commandTree(
  commands: readonly CommandSpec[],
  groups: readonly CommandGroup[],
): RootNode {
  const leaves: LeafNode[] = [];
  for (const spec of commands) {
    for (const place of spec.places) {
      leaves.push({ kind: 'command', path: placePath(place), place, spec });
    }
  }
  const nodes = groups.map(({ name, summary }): GroupNode => {
    const children = leaves.filter(({ place }) => place.group === name);
    return { kind: 'group', path: name, summary, children };
  });
  const top = leaves.filter(({ place }) => place.group === undefined);
  return { kind: 'root', path: '', children: [...nodes, ...top, { kind: 'help', path: 'help' }] };
}

/** A place in full: "image ls". */
export function placePath({ group, name }: Place): string {
  return group === undefined ? name : `${group} ${name}`;
}

/** What a word leads to from here; undefined: nothing. */
export function childOf(node: CommandNode, word: string): CommandNode | undefined {
  if (node.kind !== 'root' && node.kind !== 'group') return undefined;
  const children: readonly CommandNode[] = node.children;
  for (const child of children) if (namesOf(child).includes(word)) return child;
  return undefined;
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
export function namesOf(node: CommandNode): readonly string[] {
  return node.kind === 'command' ? [node.place.name, ...(node.place.aliases ?? [])] : [node.path];
}
