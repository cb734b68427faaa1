import type { CommandContext } from '../command/command-context.ts';
import type { CommandManual, Example } from '../command/manual/command-manual.ts';
import { withExits } from '../command/manual/exit-statuses.ts';
import type { LeafNode } from './command-tree.ts';
import { flagHelp, type NamedFlag } from './flag-help.ts';
import type { HelpStyle } from './help-style.ts';
import { MANUAL_NAME, manualPageName } from './manual-page-name.ts';
import { plainText } from './plain-text.ts';
import { paragraphs, section, usageOf } from './sections.ts';
import { twoColumns } from './two-columns.ts';
import type { Named } from './usage-error.ts';
import { findLack } from './version-gate.ts';
import { wrap, wrapBehind } from './wrap.ts';

const GAP = 3; // columns

/** Help on a command. Flags that the engine lacks are left out. */
export async function commandHelp(
  context: CommandContext,
  named: Named<LeafNode>,
  style: HelpStyle,
): Promise<string> {
  const { spec } = named.node;
  const { width } = style;
  const manual = await spec.manual();
  const flags = await availableFlags(context, Object.entries(spec.flags));
  return paragraphs([
    usageOf(named, spec.usage, width),
    wrap(spec.summary, width).join('\n'),
    section(style, 'Aliases', aliases(named, width)),
    section(style, 'Options', flagHelp(flags, width)),
    section(style, 'Filters', filterList(manual, width)),
    section(style, 'Placeholders', placeholderList(manual, width)),
    section(style, 'Examples', manual.examples.map((one) => example(one, named, width)).join('')),
    section(style, 'Exit Status', exitList(manual, width)),
    wrap(`The manual has more: man ${manualPageName(named.node)}`, width).join('\n'),
  ]);
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

/** '' for a command with one name only. */
function aliases({ program, node }: Named<LeafNode>, width: number): string {
  const { names } = node;
  if (names.length === 1) return '';
  // A name is not to be broken in two.
  const text = names.map((name) => `${program} ${name}`.replaceAll(' ', '\u00a0')).join(', ');
  return wrapBehind('  ', text, width).replaceAll('\u00a0', ' ');
}

function filterList({ filters = [] }: CommandManual, width: number): string {
  const rows = filters.map(({ key, value, does }) => [`${key}=${value}`, plainText(does)] as const);
  return twoColumns(rows, { width, gap: GAP });
}

/** Of the first list alone: what others there are, the manual tells. */
function placeholderList({ lists = [] }: CommandManual, width: number): string {
  const [first] = lists;
  return first === undefined
    ? ''
    : wrapBehind('  ', first.columns.names.map((name) => `.${name}`).join(' '), width);
}

/** The line to be typed stays whole. */
function example({ line, does }: Example, { program }: Named, width: number): string {
  const typed = line.replaceAll(new RegExp(`\\b${MANUAL_NAME} `, 'g'), `${program} `);
  return `${wrapBehind('  ', plainText(does), width)}    ${typed}\n`;
}

function exitList({ exits }: CommandManual, width: number): string {
  const rows = withExits(exits).map(
    ({ status, meaning }) => [String(status), plainText(meaning)] as const,
  );
  return twoColumns(rows, { width, gap: GAP });
}
