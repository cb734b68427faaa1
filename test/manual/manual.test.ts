import { describe, expect, test } from 'vitest';
import { commandTree, flagsOf } from '../../src/cli/command-tree.ts';
import { GLOBAL_FLAGS } from '../../src/cli/global-flags.ts';
import { shortestName } from '../../src/cli/manual-page-name.ts';
import { parseFlags } from '../../src/cli/parse-flags.ts';
import { traverse } from '../../src/cli/traverse.ts';
import { checkArity } from '../../src/cli/usage-error.ts';
import { allCommands, commandGroups } from '../../src/command/all-commands.ts';
import type { CommandSpec, Flag } from '../../src/command/command-spec.ts';
import { imageColumns } from '../../src/format/image-columns.ts';
import { manual } from '../../src/manual/manual.ts';
import { PROGRAM_EXAMPLES } from '../../src/manual/program-text.ts';
import { builtinFunctions } from '../../src/template/builtin-functions.ts';
import { dockerFunctions } from '../../src/template/docker-functions.ts';
import { runWords } from '../fake/run-line.ts';
import { ownCalls } from './own-calls.ts';

const pages = new Map((await manual(allCommands)).map(({ file, text }) => [file, text]));
const commands = allCommands.map((command) => [shortestName(command), command.spec] as const);
const flags = commands.flatMap(([name, spec]) =>
  Object.entries(spec.flags)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([flag, what]) => [name, flag, what] as const),
);

/** A page as it is read: without what only formatters see. */
function read(file: string): string {
  const text = pages.get(file) ?? '';
  return text
    .replaceAll(/\\f[BIR]|\\[%&]/g, '')
    .replaceAll('\\-', '-')
    .replaceAll('\\(aq', "'")
    .replaceAll('\\(ti', '~')
    .replaceAll('\\(ha', '^')
    .replaceAll('\\(ga', '`')
    .replaceAll('\\e', '\\');
}

function pageOf(name: string): string {
  return read(`docker-images-${name.replaceAll(' ', '-')}.1`);
}

function typeOf(flag: Flag): string {
  const names = { boolean: 'bool', csv: 'strings', int: 'int', list: 'list' } as const;
  if (flag.placeholder !== undefined) return flag.placeholder;
  return flag.kind === 'string' || flag.kind === 'filter' ? flag.kind : names[flag.kind];
}

function defaultOf(flag: Flag): string {
  const standard = 'default' in flag ? flag.default : undefined;
  if (typeof standard === 'string') return JSON.stringify(standard);
  if (standard !== undefined) return String(standard);
  const unset = {
    boolean: 'false',
    int: '0',
    csv: 'none',
    filter: 'none',
    list: 'none',
    string: 'none',
  };
  return flag.unset ?? unset[flag.kind];
}

test('there is a page for the program, one for each command, one for formats, one for the configuration', () => {
  expect(pages.size).toBe(allCommands.length + 3);
  expect([...pages.keys()]).toEqual(
    expect.arrayContaining([
      'docker-images.1',
      'docker-images-image-inspect.1',
      'docker-images-config.5',
      'docker-images-formats.7',
    ]),
  );
});

test.each(commands)(
  '%s is in the list of the program, and in its help',
  async (name, { summary }) => {
    expect(read('docker-images.1')).toContain(`${name}\n${summary}.`);
    expect((await runWords(['help'])).stdout).toContain(`\n  ${name} `);
  },
);

describe.each(flags)('%s: --%s', (name, flag, what) => {
  const standard = defaultOf(what);

  test('is in the page, with type and default', () => {
    const value = what.kind === 'boolean' ? `[=${typeOf(what)}]` : ` ${typeOf(what)}`;
    const page = pageOf(name);
    const from = page.indexOf(`--${flag}${value}\n`);
    expect(from).not.toBe(-1);
    const item = page.slice(from, page.indexOf('\n.TP', from));
    expect(item).toContain(`Default: ${standard}.`);
    expect(item).toContain(what.summary.split('\n')[0]?.split(/(?<=\.) /)[0]);
  });

  test('is in the help, with type and default', async () => {
    const { stdout } = await runWords([...name.split(' '), '--help'], {
      isTerminal: true,
      columns: 400,
    });
    const value = what.kind === 'boolean' ? '' : ` ${typeOf(what)}`;
    const type = what.kind === 'boolean' ? 'bool, ' : '';
    const short = what.short === undefined ? '    ' : `-${what.short}, `;
    const from = stdout.indexOf(`\n  ${short}--${flag}${value}  `);
    expect(from).not.toBe(-1);
    expect(stdout.slice(from)).toContain(`(${type}default ${standard})`);
  });
});

/** What the program makes of words, without doing anything. */
function understand(words: readonly string[]): string {
  const globals = parseFlags(words, GLOBAL_FLAGS, false);
  const { node, words: rest } = traverse(commandTree(allCommands, commandGroups), globals.operands);
  if (node.kind !== 'command') return node.kind;
  const { problem, operands } = parseFlags(rest, flagsOf(node), node.spec.interspersed);
  checkArity(operands, { program: 'docker-images', node });
  return (globals.problem ?? problem)?.message ?? 'a command';
}

test('the page of the program has examples that the program understands', () => {
  const kinds = PROGRAM_EXAMPLES.flatMap(({ line }) => ownCalls(line).map(understand));
  expect(kinds).toEqual(['root', 'a command', 'a command', 'a command', 'a command', 'help']);
});

describe.each(commands)('%s', (name, spec: CommandSpec) => {
  test('has examples that the program understands, and help shows them in lines of 80 columns', async () => {
    const { examples } = await spec.manual();
    const help = (await runWords([...name.split(' '), '--help'])).stdout;
    for (const { line, does } of examples) {
      const calls = ownCalls(line);
      expect([line, calls.length > 0]).toEqual([line, true]);
      for (const words of calls) expect([line, understand(words)]).toEqual([line, 'a command']);
      expect(help).toContain(line);
      expect(does).toMatch(/^[A-Z].*\.$/);
    }
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThan(80);
  });

  test('tells how it ends', async () => {
    const { exits = [] } = await spec.manual();
    const help = (await runWords([...name.split(' '), '--help'], { columns: 400 })).stdout;
    for (const status of [0, 1, 125, 130, 141, 143, ...exits.map((exit) => exit.status)]) {
      expect(help).toMatch(new RegExp(`^  ${status} +[A-Z]`, 'm'));
      expect(pageOf(name)).toMatch(new RegExp(`^\\.TP\\n${status}\\n[A-Z\`-]`, 'm'));
    }
  });

  test('tells of what its --filter knows, and its templates, in the page of formats, too', async () => {
    const { filters = [], lists = [] } = await spec.manual();
    const [page, formats] = [pageOf(name), read('docker-images-formats.7')];
    expect(filters.length > 0).toBe(Object.hasOwn(spec.flags, 'filter'));
    for (const { key, value } of filters) {
      expect(page).toContain(`${key}=${value}\n`);
      expect(formats).toContain(`${key}=${value}\n`);
    }
    for (const { columns } of lists) {
      for (const column of columns.names) {
        const { header = '', doc = '' } = columns.columns[column] ?? {};
        expect([column, doc]).toEqual([column, expect.stringMatching(/^\S.*[.`]$/)]);
        expect(formats).toContain(`.${column} (${header})\n`);
      }
    }
  });
});

test('a page is ASCII, and has no line that begins with a dot and is no macro', () => {
  for (const [file, text] of pages) {
    expect([file, /[^\n -~]/.test(text)]).toEqual([file, false]);
    for (const line of text.split('\n').filter((one) => /^['.]/.test(one))) {
      expect(line).toMatch(/^\.(?:TH|SH|SS|TP|PP|RS|RE|EX|EE|ad l|br)\b/);
    }
  }
});

test('the page of formats knows every function of templates', () => {
  const page = read('docker-images-formats.7');
  for (const name of [...builtinFunctions.keys(), ...dockerFunctions.keys()]) {
    expect(page).toMatch(new RegExp(`^${name} [A-Z]`, 'm'));
  }
  expect(page).toContain(`.${imageColumns.names[0]} (`);
});
