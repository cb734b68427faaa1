import type { CommandContext, Output } from '../command/command-context.ts';
import { underWay } from '../command/start-early.ts';
import { topics } from '../command/topics.ts';
import { commandHelp } from './command-help.ts';
import {
  type GroupNode,
  groupNodes,
  type LeafNode,
  leavesOf,
  type RootNode,
  wordsOf,
} from './command-tree.ts';
import { flagHelp } from './flag-help.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { type HelpStyle, helpStyle } from './help-style.ts';
import { MANUAL_NAME, shortestName } from './manual-page-name.ts';
import { paragraphs, section, usageOf } from './sections.ts';
import { type Row, twoColumns } from './two-columns.ts';
import { callOf, type Named } from './usage-error.ts';
import { findLack } from './version-gate.ts';
import { wrap } from './wrap.ts';

const GAP = 3; // columns

/**
 * Help on a command, a group or the program, in docker's layout, for an output. What the engine lacks is left
 * out.
 */
export async function helpText(
  context: CommandContext,
  { program, node }: Named,
  output: Output,
): Promise<string> {
  switch (node.kind) {
    case 'root':
      return rootHelp(context, { program, node }, output);
    case 'group':
      return groupHelp(context, { program, node }, output);
    case 'command':
      return commandHelp(context, { program, node }, await helpStyle(context, output));
    case 'help': {
      const { width } = await helpStyle(context, output);
      return paragraphs([usageOf({ program, node }, '[command]', width), 'Explain a command']);
    }
  }
}

async function rootHelp(
  context: CommandContext,
  named: Named<RootNode>,
  output: Output,
): Promise<string> {
  const groups = groupNodes(named.node);
  const leaves = [named.node, ...groups].flatMap(leavesOf);
  // Under its shortest name each command stands here once.
  const shortest = leaves.filter((leaf) => leaf.path === shortestName(leaf));
  // What does not depend on the engine is written while it is busy.
  const shown = await underWay(available(context, shortest));
  const style = await helpStyle(context, output);
  const { width } = style;
  const groupRows = groups.map(({ path, summary }): Row => [path, summary]);
  const head = [
    usageOf(named, '[OPTIONS] COMMAND', width),
    text('The image commands of docker. Without a command, images are listed.', style),
  ];
  const foot = [
    section(style, 'Global Options', flagHelp(Object.entries(GLOBAL_FLAGS), width)),
    text(
      `'${callOf(named)} help COMMAND' explains a command. The manual: man ${MANUAL_NAME}`,
      style,
    ),
  ];
  const topical = byTopic(await shown(), ({ path }) => path);
  return paragraphs([...head, ...lists([...topical, ['Groups', groupRows]], style), ...foot]);
}

async function groupHelp(
  context: CommandContext,
  named: Named<GroupNode>,
  output: Output,
): Promise<string> {
  const { summary } = named.node;
  const style = await helpStyle(context, output);
  const shown = byTopic(
    await available(context, leavesOf(named.node)),
    (leaf) => wordsOf(leaf)[0] ?? '',
  );
  const [first] = shown;
  return paragraphs([
    usageOf(named, 'COMMAND', style.width),
    text(summary, style),
    ...lists(shown.length === 1 && first !== undefined ? [['Commands', first[1]]] : shown, style),
    text(`'${callOf(named)} COMMAND --help' explains a command.`, style),
  ]);
}

type NamedRows = readonly [heading: string, rows: readonly Row[]];

/** Topics that have commands, and these. */
function byTopic(
  leaves: readonly LeafNode[],
  nameOf: (leaf: LeafNode) => string,
): readonly NamedRows[] {
  return topics
    .map(([topic, heading]): NamedRows => {
      const own = leaves.filter(({ spec }) => spec.topic === topic);
      return [heading, own.map((leaf) => [nameOf(leaf), leaf.spec.summary])];
    })
    .filter(([, rows]) => rows.length > 0);
}

/** A section for each heading; all names are as wide as the longest. */
function lists(parts: readonly NamedRows[], style: HelpStyle): readonly string[] {
  const names = parts.flatMap(([, rows]) => rows.map(([name]) => name.length));
  const layout = { width: style.width, gap: GAP, least: 2 + Math.max(...names) + GAP };
  return parts.map(([heading, rows]) => {
    const sorted = rows.toSorted(([left], [right]) => (left < right ? -1 : 1));
    return section(style, heading, twoColumns(sorted, layout));
  });
}

function text(sentence: string, { width }: HelpStyle): string {
  return wrap(sentence, width).join('\n');
}

/** Without what the engine lacks. */
async function available(
  context: CommandContext,
  leaves: readonly LeafNode[],
): Promise<readonly LeafNode[]> {
  const { lacking } = await findLack(
    context,
    leaves.map(({ spec }) => spec),
  );
  return leaves.filter(({ spec }) => !lacking.includes(spec));
}
