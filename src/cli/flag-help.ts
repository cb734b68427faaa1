import type { Flag } from '../command/command-spec.ts';

/** A flag by its long name. */
export type NamedFlag = readonly [name: string, flag: Flag];

const VALUE_NAMES: Readonly<Record<Flag['kind'], string>> = {
  boolean: '',
  csv: 'strings',
  filter: 'filter',
  int: 'int',
  list: 'list',
  string: 'string',
};
const GAP = 3; // columns between the longest flag and its explanation
const LEAST_ROOM = 24; // columns; in less, explanations would be towers

/** Explains flags, one or more lines each, in two columns that fit the width; hidden ones are left out. */
export function flagHelp(flags: readonly NamedFlag[], width: number): string {
  const shown = flags.filter(([, { hidden }]) => hidden !== true).toSorted(byName);
  const rows = shown.map(([name, flag]) => [spelling(name, flag), explanation(flag)] as const);
  const indent = Math.max(0, ...rows.map(([left]) => left.length)) + GAP;
  const room = Math.max(LEAST_ROOM, width - indent);
  const lines = rows.flatMap(([left, right]) =>
    wrap(right, room).map((line, at) => (at === 0 ? left : '').padEnd(indent) + line),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function byName([left]: NamedFlag, [right]: NamedFlag): number {
  return left < right ? -1 : 1;
}

/** "  -f, --filter filter" */
function spelling(name: string, { kind, short, placeholder, shortDeprecated }: Flag): string {
  const letter = short === undefined || shortDeprecated !== undefined ? '    ' : `-${short}, `;
  const value = placeholder ?? VALUE_NAMES[kind];
  return `  ${letter}--${name} ${value}`.trimEnd();
}

function explanation(flag: Flag): string {
  const standard = 'default' in flag ? flag.default : undefined;
  if (standard === undefined || standard === false) return flag.summary;
  const text = typeof standard === 'string' ? JSON.stringify(standard) : String(standard);
  return `${flag.summary} (default ${text})`;
}

/** Breaks lines that are longer than the width between words; runs of blanks inside of them stay. */
function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines = [''];
    for (const word of line.split(/(?<=\S)(?= )/)) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && last.length + word.length > width) lines.push(word.trimStart());
      else lines[lines.length - 1] = last + word;
    }
    return lines;
  });
}
