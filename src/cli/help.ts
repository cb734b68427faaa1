import type { CommandContext } from '../command/command-context.ts';
import type { CommandNode, GroupNode, HelpNode, LeafNode, RootNode } from './command-tree.ts';
import { placePath } from './command-tree.ts';
import { flagHelp, type NamedFlag } from './flag-help.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import { callOf, type Named } from './usage-error.ts';
import { findLack } from './version-gate.ts';

const USUAL_WIDTH = 80; // columns
const NAME_WIDTH = 12; // columns of a list's names at least, the gap behind them included

/** Help on a command, a group or the program, in docker's layout. What the engine lacks is left out. */
export async function helpText(context: CommandContext, named: Named): Promise<string> {
  const { program, node } = named;
  switch (node.kind) {
    case 'root':
      return rootHelp(context, { program, node });
    case 'group':
      return groupHelp(context, { program, node });
    case 'command':
      return commandHelp(context, { program, node });
    case 'help':
      return topicHelp({ program, node });
  }
}

async function rootHelp(context: CommandContext, named: Named<RootNode>): Promise<string> {
  const children = await available(context, named.node.children);
  const groups = children.filter(({ kind }) => kind === 'group');
  return paragraphs([
    `Usage:  ${callOf(named)} [OPTIONS] COMMAND`,
    'The image commands of docker; without a command, a list of images',
    section('Management Commands', nameList(groups)),
    section('Commands', nameList(children.filter(({ kind }) => kind === 'command'))),
    section('Global Options', flagHelp(Object.entries(GLOBAL_FLAGS), helpWidth(context))),
    furtherHelp(named),
  ]);
}

async function groupHelp(context: CommandContext, named: Named<GroupNode>): Promise<string> {
  const children = await available(context, named.node.children);
  return paragraphs([
    `Usage:  ${callOf(named)} COMMAND`,
    named.node.summary,
    section('Commands', nameList(children)),
    furtherHelp(named),
  ]);
}

async function commandHelp(context: CommandContext, named: Named<LeafNode>): Promise<string> {
  const { spec } = named.node;
  const names = spec.places.flatMap((place) =>
    [place.name, ...(place.aliases ?? [])].map((name) => placePath({ ...place, name })),
  );
  const aliases = names.map((name) => `${named.program} ${name}`).join(', ');
  const flags = await availableFlags(context, Object.entries(spec.flags));
  return paragraphs([
    `Usage:  ${callOf(named)} ${spec.usage}`,
    spec.summary,
    section('Aliases', names.length === 1 ? '' : `  ${aliases}\n`),
    section('Options', flagHelp(flags, helpWidth(context))),
  ]);
}

function topicHelp(named: Named<HelpNode>): string {
  return paragraphs([`Usage:  ${callOf(named)} [command]`, 'Explain a command']);
}

/** Without what the engine lacks. */
async function available<T extends CommandNode>(
  context: CommandContext,
  nodes: readonly T[],
): Promise<readonly T[]> {
  const gates = nodes.map((node) => (node.kind === 'command' ? node.spec : {}));
  const { lacking } = await findLack(context, gates);
  return nodes.filter((node) => node.kind !== 'command' || !lacking.includes(node.spec));
}

async function availableFlags(
  context: CommandContext,
  flags: readonly NamedFlag[],
): Promise<readonly NamedFlag[]> {
  const { lacking } = await findLack(
    context,
    flags.map(([, flag]) => flag),
  );
  return flags.filter(([, flag]) => !lacking.includes(flag));
}

function nameList(nodes: readonly CommandNode[]): string {
  const rows = nodes.map((node) => [lastWord(node.path), summaryOf(node)] as const);
  const width = Math.max(NAME_WIDTH, ...rows.map(([name]) => name.length + 1));
  const sorted = rows.toSorted(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([name, summary]) => `  ${name.padEnd(width)}${summary}\n`).join('');
}

function lastWord(path: string): string {
  return path.slice(path.lastIndexOf(' ') + 1);
}

function summaryOf(node: CommandNode): string {
  if (node.kind === 'command') return node.spec.summary;
  return node.kind === 'group' ? node.summary : '';
}

function furtherHelp(named: Named): string {
  return `Run '${callOf(named)} COMMAND --help' for more information on a command.`;
}

/** '' without content. */
function section(title: string, content: string): string {
  return content === '' ? '' : `${title}:\n${content}`;
}

function paragraphs(parts: readonly string[]): string {
  const shown = parts.filter((part) => part !== '').map((part) => part.trimEnd());
  return `${shown.join('\n\n')}\n`;
}

/** docker leaves the last column free. */
function helpWidth({ stdout }: CommandContext): number {
  return (stdout.columns || USUAL_WIDTH) - 1;
}
