import { commandGroups } from '../command/all-commands.ts';
import type { CommandSpec, Flag, FlagMap } from '../command/command-spec.ts';
import { placePath } from './command-tree.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';

/** A page of the manual. */
export interface ManPage {
  /** "docker-images-history.1" */
  readonly file: string;
  /** In the language of man(7). */
  readonly text: string;
}

const PROGRAM = 'docker-images';

/** The manual: a page for the program and one for each command. */
export function manPages(commands: readonly CommandSpec[]): readonly ManPage[] {
  return [programPage(commands), ...commands.map(commandPage)];
}

function programPage(commands: readonly CommandSpec[]): ManPage {
  const list = commands
    .toSorted((a, b) => (pageName(a) < pageName(b) ? -1 : 1))
    .map((spec) => `.TP\n.BR ${escape(pageName(spec))} (1)\n${escape(spec.summary)}`);
  const groups = commandGroups.map(({ name }) => `.B ${name}`).join('\n');
  return page(PROGRAM, 'the image commands of docker', [
    section('SYNOPSIS', `.B ${escape(PROGRAM)}\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR`),
    section(
      'DESCRIPTION',
      `Does with images what docker 28.2.2 does with them, with the same output, exit status and\nrequests to the engine. Without a command it lists images. Commands on images also stand behind:\n${groups}`,
    ),
    section('COMMANDS', list.join('\n')),
    section('GLOBAL OPTIONS', flagList(GLOBAL_FLAGS)),
    section('EXIT STATUS', EXIT_STATUS),
  ]);
}

function commandPage(spec: CommandSpec): ManPage {
  const calls = spec.places.flatMap((place) =>
    [place.name, ...(place.aliases ?? [])].map((name) => placePath({ ...place, name })),
  );
  const synopsis = calls.map((call) => `.B ${escape(`${PROGRAM} ${call}`)}\n${escape(spec.usage)}`);
  const since = spec.minApi === undefined ? '' : ` It needs API version ${spec.minApi}.`;
  return page(pageName(spec), spec.summary, [
    section('SYNOPSIS', synopsis.join('\n.br\n')),
    section('DESCRIPTION', escape(`${spec.summary}.${since}`)),
    section('OPTIONS', flagList(spec.flags)),
    section('EXIT STATUS', EXIT_STATUS),
    section('SEE ALSO', `.BR ${escape(PROGRAM)} (1)`),
  ]);
}

const EXIT_STATUS = [
  ['0', 'Done.'],
  ['1', 'An error, told in one line on standard error.'],
  ['64', 'The \\-\\-format of an inspection cannot be read.'],
  ['125', 'A flag is wrong.'],
  ['130, 143', 'Ended by SIGINT or SIGTERM.'],
  ['141', 'Who read the output went away.'],
]
  .map(([status, meaning]) => `.TP\n.B ${status}\n${meaning}`)
  .join('\n');

/** Named after the last of its places: the shortest. */
function pageName({ places }: CommandSpec): string {
  const [first] = places;
  return `${PROGRAM}-${placePath(places.at(-1) ?? first).replaceAll(' ', '-')}`;
}

function page(name: string, summary: string, sections: readonly string[]): ManPage {
  const title = `.TH ${escape(name.toUpperCase())} 1 "" "${escape(PROGRAM)}" "User Commands"`;
  const line = `${escape(name)} \\- ${escape(summary)}`;
  const parts = [title, section('NAME', line), ...sections].filter((part) => part !== '');
  return { file: `${name}.1`, text: `${parts.join('\n')}\n` };
}

/** '' without content. */
function section(title: string, content: string): string {
  return content === '' ? '' : `.SH ${title}\n${content}`;
}

function flagList(flags: FlagMap): string {
  return Object.entries(flags)
    .filter(([, { hidden }]) => hidden !== true)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(flagItem)
    .join('\n');
}

function flagItem([name, flag]: readonly [string, Flag]): string {
  const letter =
    flag.short === undefined || flag.shortDeprecated !== undefined
      ? ''
      : `\\fB${escape(`-${flag.short}`)}\\fR, `;
  const value = flag.kind === 'boolean' ? '' : ` \\fI${flag.placeholder ?? flag.kind}\\fR`;
  const since = flag.minApi === undefined ? '' : `\nIt needs API version ${flag.minApi}.`;
  const summary = flag.summary.split('\n').map(escape).join('\n.br\n');
  return `.TP\n${letter}\\fB${escape(`--${name}`)}\\fR${value}\n${summary}${since}`;
}

/** What is special in man(7): backslashes, hyphens that are to stay such, and a dot or quote that begins a line. */
function escape(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/, '\\&');
}
