import type { Arity } from '../../command/command-spec.ts';
import {
  childOf,
  childrenOf,
  type CommandNode,
  type GroupNode,
  type LeafNode,
  leadsFurther,
  type RootNode,
  wordsOf,
} from '../command-tree.ts';
import type { Cursor } from './find-cursor.ts';
import { type NameSources, offerNames } from './offer-names.ts';
import { type Candidate, FILES, NOTHING, type Offering, words } from './offering.ts';

/** What may stand where neither a flag nor its value does. */
export async function offerArgument(
  root: RootNode,
  { node, args, typed }: Cursor,
  sources: NameSources,
): Promise<Offering> {
  switch (node.kind) {
    case 'root':
    case 'group':
      // The first of others is no command.
      return args.length === 0 ? words(commandCandidates(node, typed)) : FILES;
    case 'help':
      return offerTopic(root, args, typed);
    case 'command':
      return offerNamesFor(node, args, sources);
  }
}

function offerTopic(root: RootNode, topic: readonly string[], typed: string): Offering {
  let node: CommandNode | undefined = root;
  for (const word of topic) node = node === undefined ? undefined : childOf(node, word);
  if (node === undefined || !leadsFurther(node)) return NOTHING;
  return words(commandCandidates(node, typed));
}

async function offerNamesFor(
  { spec }: LeafNode,
  args: readonly string[],
  sources: NameSources,
): Promise<Offering> {
  const offers = spec.offers?.args ?? [];
  const what = offers[args.length] ?? offers.at(-1);
  if (what === undefined || !takesMore(spec.arity, args.length)) return NOTHING;
  const { candidates, directive } = await offerNames(what, sources);
  return { candidates: candidates.filter(({ text }) => !args.includes(text)), directive };
}

function takesMore(arity: Arity, count: number): boolean {
  switch (arity.kind) {
    case 'none':
      return false;
    case 'at-least':
      return true;
    case 'at-most':
      return count < arity.count;
    case 'exactly':
      return count < arity.count || arity.orMore === true;
  }
}

/** The words that lead further; other names for the same only to who begins to type them. */
function commandCandidates(node: RootNode | GroupNode, typed: string): readonly Candidate[] {
  return childrenOf(node)
    .flatMap((child) => {
      const [name, ...others] = wordsOf(child);
      const texts = typed === '' ? [name ?? ''] : [name ?? '', ...others];
      return texts.map((text) => ({ text, summary: summaryOf(child) }));
    })
    .toSorted((left, right) => (left.text < right.text ? -1 : 1));
}

function summaryOf(node: CommandNode): string {
  switch (node.kind) {
    case 'command':
      return node.spec.summary;
    case 'group':
      return node.summary;
    case 'help':
      return 'Explain a command';
    case 'root':
      return '';
  }
}
