import { allCommands, commandGroups } from '../command/all-commands.ts';
import { childOf, type CommandNode, commandTree } from './command-tree.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { parseFlags } from './parse-flags.ts';
import { traverse } from './traverse.ts';

/** Who is to answer: we, the real docker, or that one if it is there. */
export type Answerer = 'ours' | 'docker' | 'either';

/**
 * Tells who is to answer words that were meant for docker. Help on what we have a part of is better
 * given by docker, which has all of it.
 */
export function whoseWords(words: readonly string[]): Answerer {
  const root = commandTree(allCommands, commandGroups);
  const globals = parseFlags(words, GLOBAL_FLAGS, false);
  if (globals.problem !== null) return 'either';
  if (globals.given.has('version') && globals.values['version'] === true) return 'ours';
  const { node, words: rest } = traverse(root, globals.operands);
  switch (node.kind) {
    case 'command':
      return 'ours';
    case 'help':
      return whoseTopic(root, rest);
    case 'root':
    case 'group':
      return rest.some((word) => !word.startsWith('-')) ? 'docker' : 'either';
  }
}

function whoseTopic(root: CommandNode, topic: readonly string[]): Answerer {
  let node: CommandNode | undefined = root;
  for (const word of topic) node = node === undefined ? undefined : childOf(node, word);
  return node?.kind === 'command' ? 'ours' : 'either';
}
