import type { Flag } from '../command/command-spec.ts';
import { twoColumns } from './two-columns.ts';

/** A flag by its long name. */
export type NamedFlag = readonly [name: string, flag: Flag];

const TYPE_NAMES: Readonly<Record<Flag['kind'], string>> = {
  boolean: 'bool',
  csv: 'strings',
  filter: 'filter',
  int: 'int',
  list: 'list',
  string: 'string',
};
const GAP = 3; // columns between the longest flag and its explanation

/** Explains flags, one or more lines each, in two columns that fit the width; hidden ones are left out. */
export function flagHelp(flags: readonly NamedFlag[], width: number): string {
  const rows = shownFlags(flags).map(
    ([name, flag]) => [spelling(name, flag), `${flag.summary} ${typeAndDefault(flag)}`] as const,
  );
  return twoColumns(rows, { width, gap: GAP });
}

/** Those that are not hidden, by name. */
export function shownFlags(flags: readonly NamedFlag[]): readonly NamedFlag[] {
  return flags
    .filter(([, { hidden }]) => hidden !== true)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** The letter of its short form, if that is to be used at all. */
export function shortForm({ short, shortDeprecated }: Flag): string | null {
  return shortDeprecated === undefined ? (short ?? null) : null;
}

/** What kind of value it takes: "string"; "bool" for one that needs none. */
export function typeName({ kind, placeholder }: Flag): string {
  return placeholder ?? TYPE_NAMES[kind];
}

/** What counts when it is not given: "false", "\"info\"", "none". */
export function defaultText(flag: Flag): string {
  switch (flag.kind) {
    case 'boolean':
      return String(flag.default ?? false);
    case 'int':
      return flag.unset ?? String(flag.default ?? 0n);
    case 'string':
      return flag.default === undefined ? (flag.unset ?? 'none') : JSON.stringify(flag.default);
    case 'csv':
    case 'filter':
    case 'list':
      return flag.unset ?? 'none';
  }
}

/** "-f, --filter filter" */
function spelling(name: string, flag: Flag): string {
  const letter = shortForm(flag);
  const value = flag.kind === 'boolean' ? '' : typeName(flag);
  return `${letter === null ? '    ' : `-${letter}, `}--${name} ${value}`.trimEnd();
}

/** The type of a switch stands here: behind its name it would look like a value to type. */
function typeAndDefault(flag: Flag): string {
  const type = flag.kind === 'boolean' ? `${typeName(flag)}, ` : '';
  return `(${type}default ${defaultText(flag)})`;
}
