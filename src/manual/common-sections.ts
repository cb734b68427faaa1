import type { CommandSpec, FlagMap } from '../command/command-spec.ts';
import type { Example, FilterKey, ShownColumns } from '../command/manual/command-manual.ts';
import type { ExitStatus } from '../command/manual/exit-statuses.ts';
import { files, type FileName } from '../command/manual/files.ts';
import { variables, type VariableName } from '../command/manual/variables.ts';
import { defaultText, type NamedFlag, shortForm, shownFlags, typeName } from '../cli/flag-help.ts';
import { bold, code, escapeText, italic, item, paragraph, prose, section } from './man-language.ts';

/** Each flag with its type and its default. */
export function flagItems(flags: FlagMap): readonly string[] {
  return shownFlags(Object.entries(flags)).map(flagItem);
}

function flagItem([name, flag]: NamedFlag): string {
  const letter = shortForm(flag);
  const short = letter === null ? '' : `${bold(`-${letter}`)}, `;
  const type = italic(typeName(flag));
  const value = flag.kind === 'boolean' ? `[=${type}]` : ` ${type}`;
  const summary = flag.summary.split('\n').map(prose).join('\n.br\n');
  const since = flag.minApi === undefined ? '' : `\n${needs(flag.minApi)}`;
  return `.TP\n${short}${bold(`--${name}`)}${value}\n${summary}.\n${escapeText(`Default: ${defaultText(flag)}.`)}${since}`;
}

/** What a command needs of an engine; '' for nothing. */
export function needsOf({ minApi }: CommandSpec): string {
  return minApi === undefined ? '' : `.PP\n${needs(minApi)}`;
}

function needs(version: string): string {
  return escapeText(`An engine must speak version ${version} of the API, or a newer one.`);
}

/** What a --filter knows. */
export function filterItems(filters: readonly FilterKey[]): readonly string[] {
  return filters.map(({ key, value, does }) => item(`${bold(`${key}=`)}${italic(value)}`, does));
}

/** What a template can show of a row. */
export function placeholderItems({
  names,
  columns,
  methods = {},
}: ShownColumns): readonly string[] {
  const fields = names.map((name) => {
    const { header = '', doc = '' } = columns[name] ?? {};
    return item(`${bold(`.${name}`)} (${escapeText(header)})`, doc);
  });
  const calls = Object.keys(methods).map((name) =>
    item(
      `${bold(`.${name}`)} ${italic('NAME')}`,
      'What stands under one name alone: `{{.Label "com.example.tier"}}`.',
    ),
  );
  return [...fields, ...calls];
}

/** Calls to learn from. */
export function exampleParts(examples: readonly Example[]): readonly string[] {
  return examples.flatMap(({ line, does }) => [paragraph(does), code(line)]);
}

/** How a command can end. */
export function exitSection(exits: readonly ExitStatus[]): string {
  const items = exits.map(({ status, meaning }) => item(bold(String(status)), meaning));
  return section('EXIT STATUS', items);
}

/** Variables by their names, in order. */
export function variableItems(names: readonly VariableName[]): readonly string[] {
  return names.toSorted().map((name) => item(bold(name), variables[name].doc));
}

/** Files by their names. */
export function fileItems(names: readonly FileName[]): readonly string[] {
  return names.map((name) => item(bold(name), files[name]));
}
