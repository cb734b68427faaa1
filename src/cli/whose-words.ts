import { allCommands, commandGroups } from '../command/all-commands.ts';
import { completionCommand } from '../command/completion.ts';
import { UsageError } from '../model/errors.ts';
import { childOf, type CommandNode, commandTree } from './command-tree.ts';
import { completionRequest } from './completion-request.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { parseFlags } from './parse-flags.ts';
import { type Destination, traverse } from './traverse.ts';

/** Who is to answer: we, the real docker, or that one if it is there. */
export type Answerer = 'ours' | 'docker' | 'either';

/**
 * Tells who is to answer words that were meant for docker. Help on what we have a part of is better
 * given by docker, which has all of it.
 */
export function whoseWords(words: readonly string[]): Answerer {
  const request = completionRequest(words);
  return request === null ? whoseCommand(words) : whoseCommand(request.words.slice(0, -1));
}

function whoseCommand(words: readonly string[]): Answerer {
  const root = commandTree(allCommands, commandGroups);
  const globals = parseFlags(words, GLOBAL_FLAGS, false);
  if (globals.problem !== null) return 'either';
  if (globals.given.has('version') && globals.values['version'] === true) return 'ours';
  const destination = destinationOf(root, globals.operands);
  if (destination === null) return 'either';
  const { node, words: rest } = destination;
  switch (node.kind) {
    case 'command':
      // Who has docker's own completion gets more from that; it asks us where we know more.
      return node.spec === completionCommand.spec ? 'either' : 'ours';
    case 'help':
      return whoseTopic(root, rest);
    case 'root':
    case 'group':
      return rest.some((word) => !word.startsWith('-')) ? 'docker' : 'either';
  }
}

/** Null: a flag on the way is wrong. */
function destinationOf(root: CommandNode, words: readonly string[]): Destination | null {
  try {
    return traverse(root, words);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function whoseTopic(root: CommandNode, topic: readonly string[]): Answerer {
  let node: CommandNode | undefined = root;
  for (const word of topic) node = node === undefined ? undefined : childOf(node, word);
  return node?.kind === 'command' ? 'ours' : 'either';
}
