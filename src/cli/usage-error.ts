import type { Arity } from '../command/command-spec.ts';
import { UsageError } from '../model/errors.ts';
import {
  type CommandNode,
  type GroupNode,
  type LeafNode,
  leadsFurther,
  type RootNode,
} from './command-tree.ts';
import { type BadWords, suggestCommand, suggestFlag } from './suggest.ts';

/** A command and the name that the program goes by. */
export interface Named<Node extends CommandNode = CommandNode> {
  readonly program: string;
  readonly node: Node;
}

/** The words that call a command: "docker-images image ls". */
export function callOf({ program, node }: Named): string {
  return node.path === '' ? program : `${program} ${node.path}`;
}

/** A flag was not understood. */
export function flagUsageError(bad: BadWords, named: Named, root: RootNode): UsageError {
  const { message } = bad.problem;
  const text = `${message}\n\nUsage:  ${usageLine(named)}\n\n${trailer('Run', named)}`;
  return new UsageError(text, 125, suggestFlag(bad, named, root));
}

/** A word is no command. */
export function unknownCommand(
  word: string,
  named: Named<RootNode | GroupNode>,
  root: RootNode,
): UsageError {
  const usage = named.node.kind === 'root' ? '' : `Usage:  ${usageLine(named)}\n\n`;
  const complaint = `${named.program}: unknown command: ${callOf(named)} ${word}`;
  const text = `${complaint}\n\n${usage}${trailer('Run', named)}`;
  return new UsageError(text, 1, suggestCommand(word, named, root));
}

/** Words lead to nothing that help could be given on; node is as far as they lead. */
export function unknownTopic(words: readonly string[], named: Named, root: RootNode): UsageError {
  const { program, node } = named;
  const [word = ''] = words;
  const suggestion = leadsFurther(node) ? suggestCommand(word, { program, node }, root) : null;
  return new UsageError(`unknown help topic: ${words.join(' ')}`, 1, suggestion);
}

/** Refuses a wrong number of arguments. */
export function checkArity(args: readonly string[], named: Named<LeafNode>): void {
  const { arity } = named.node.spec;
  if (isMet(arity, args.length)) return;
  const { rule, verb } = ruleOf(arity);
  const complaint = `${named.program}: '${callOf(named)}' ${rule}`;
  const usage = `Usage:  ${usageLine(named)}`;
  throw new UsageError(`${complaint}\n\n${usage}\n\n${trailer(verb, named)}`, 1);
}

function isMet(arity: Arity, count: number): boolean {
  switch (arity.kind) {
    case 'none':
      return count === 0;
    case 'exactly':
      return count === arity.count || (arity.orMore === true && count > arity.count);
    case 'at-least':
      return count >= arity.count;
    case 'at-most':
      return count <= arity.count;
  }
}

/** The rule in words and the verb of the trailer, which docker 28 does not always get right. */
function ruleOf(arity: Arity): { readonly rule: string; readonly verb: string } {
  switch (arity.kind) {
    case 'none':
      return { rule: 'accepts no arguments', verb: 'Run' };
    case 'exactly':
      return { rule: `requires ${argumentCount(arity.count)}`, verb: 'Run' };
    case 'at-least':
      return { rule: `requires at least ${argumentCount(arity.count)}`, verb: 'See' };
    case 'at-most':
      return { rule: `requires at most ${argumentCount(arity.count)}`, verb: 'SRun' };
  }
}

function argumentCount(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}

function usageLine(named: Named): string {
  const { node } = named;
  switch (node.kind) {
    case 'root':
      return `${callOf(named)} [OPTIONS] COMMAND [ARG...]`;
    case 'group':
      return callOf(named);
    case 'command':
      return `${callOf(named)} ${node.spec.usage}`;
    case 'help':
      return `${callOf(named)} [command]`;
  }
}

function trailer(verb: string, named: Named): string {
  return `${verb} '${callOf(named)} --help' for more information`;
}
