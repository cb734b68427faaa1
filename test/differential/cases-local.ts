import type { DifferentialCase } from './run-case.ts';
import type { Route, Scenario } from './scripted-engine.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const HEX = '1'.repeat(64);
const STDERR = { stderr: true } as const;

type Words = Readonly<Record<string, readonly string[]>>;

/** tag, rmi, prune, save, load, import and system df. */
export function localCases(): readonly DifferentialCase[] {
  return [
    ...each('tag', TAGS, answering('POST /images/*/tag', { status: 201, body: '' })),
    ...each('rmi', REMOVALS, answering('DELETE /images/*', { json: REMOVED })),
    ...each('import', IMPORTS, answering('POST /images/create', { json: { status: DIGEST } })),
    ...each('load', LOADS, answering('POST /images/load', { json: { stream: 'Loaded\n' } })),
    ...each('save', SAVES, answering('GET /images/get', { body: 'archive' })),
    ...each('system df', USAGES, answering('GET /system/df', { json: USAGE })),
    ...prunes(),
    ...withoutEngine(),
    {
      id: 'load-terminal',
      args: ['load'],
      scenario: answering('POST /images/load', { json: {} }),
      tty: { rows: 20, cols: 80 },
    },
    {
      id: 'save-nothing',
      args: ['save', '-o', 'f', 'a'],
      scenario: answering('GET /images/get', { body: '' }),
    },
    {
      id: 'system-df-garbage',
      args: ['system', 'df'],
      scenario: answering('GET /system/df', { body: 'nope' }),
      compare: STDERR,
    },
  ];
}

const REMOVED = [{ Untagged: 'a' }, { Deleted: 'b' }, {}];
const TAGS: Words = {
  plain: ['a', 'b'],
  registry: ['a', 'reg:5/x:t'],
  'bad-source': ['a b', 'c'],
  'no-tag': ['x:', 'y'],
  'upper-case': ['a', 'UPPER'],
  'digest-target': ['a', `x@${DIGEST}`],
  'digest-source': [DIGEST, 'x'],
  'id-source': [HEX, 'x'],
  'id-target': ['x', HEX],
  one: ['a'],
  three: ['a', 'b', 'c'],
  'flag-first': ['-x', 'b'],
  'flag-behind': ['a', '-q'],
};
const REMOVALS: Words = {
  plain: ['a'],
  forced: ['-f', 'a', 'b'],
  'no-prune': ['--no-prune', 'a'],
  platform: ['--platform', 'linux/amd64', 'a'],
  platforms: ['--platform', 'linux/amd64,linux/arm64', '--platform', 'linux/amd64', 'a'],
  'bad-platform': ['--platform', 'bad^', 'a'],
  'bare-quote': ['--platform=a"b', 'x'],
  'open-quote': ['--platform="a', 'x'],
  'quote-inside': ['--platform="a"b', 'x'],
  'no-name': [''],
  'odd-name': ['a/b:c@d'],
  cluster: ['-fa'],
  none: [],
};
const IMPORTS: Words = {
  stdin: ['-'],
  named: ['-', 'x:y'],
  'no-file': ['nope', 'x'],
  url: ['http://x/y', 'n'],
  'no-url': ['ftp://x'],
  'bad-name': ['-', 'BAD'],
  'no-file-bad-name': ['nope', 'BAD'],
  all: ['-m', 'm', '-c', 'a', '-c', 'b', '-', 'n', 'extra'],
  platform: ['--platform', 'Linux/AMD64', '-'],
  none: [],
};
const LOADS: Words = {
  stdin: [],
  'no-file': ['-i', 'nope'],
  dash: ['-i', '-'],
  'empty-name': ['-i', ''],
  'bad-platform': ['--platform', 'x^'],
  platform: ['--platform', 'linux/arm64'],
  quiet: ['-q'],
  'not-quiet': ['--quiet=false'],
  argument: ['x'],
  'no-file-bad-platform': ['-i', 'nope', '--platform', 'x^'],
};
const SAVES: Words = {
  stdout: ['a'],
  file: ['-o', 'f', 'a', 'b'],
  'no-folder': ['-o', '/nonexistent/x', 'a'],
  folder: ['-o', '/tmp', 'a'],
  here: ['-o', '.', 'a'],
  device: ['-o', '/dev/null', 'a'],
  dash: ['-o', '-', 'a'],
  'empty-name': ['-o', '', 'a'],
  'no-folder-slash': ['-o', 'x/', 'a'],
  'bad-platform': ['--platform', 'z^', '-o', '/nonexistent/x', 'a'],
  platform: ['--platform', 'linux/arm64', 'a'],
  link: ['-o', '/dev/stdout', 'a'],
  'file-as-folder': ['-o', '/etc/passwd/x', 'a'],
  'file-as-folder-deep': ['-o', '/etc/passwd/x/y', 'a'],
  none: [],
};
const USAGES: Words = {
  plain: [],
  verbose: ['-v'],
  json: ['--format', 'json'],
  'verbose-json': ['-v', '--format', 'json'],
  raw: ['--format', 'raw'],
  'verbose-raw': ['-v', '--format', 'raw'],
  'unknown-field': ['--format', '{{.Foo}}'],
  'verbose-unknown-field': ['-v', '--format', '{{.Foo}}'],
  'verbose-range': ['-v', '--format', '{{range .Containers}}{{.Names}} {{.Ports}}{{end}}'],
  argument: ['x'],
};
const USAGE = {
  LayersSize: 5_000_000,
  Containers: [
    {
      Id: 'abcdefabcdefabcdef',
      Names: ['/a/b', '/c'],
      Image: `x@${DIGEST}`,
      ImageID: `sha256:${'2'.repeat(64)}`,
      Command: 'sh -c "a rather long command"',
      Created: 1_700_000_000,
      State: 'running',
      Status: 'Up',
      SizeRw: 5,
      Mounts: [{ Type: 'volume', Name: 'v', Driver: 'local' }],
      Ports: [{ IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }],
      Labels: { a: '1' },
    },
  ],
  Volumes: [{ Name: 'v', Driver: 'local', UsageData: { RefCount: 1, Size: 7 } }],
  BuildCache: [{ ID: 'z1y2x3', Type: 'regular', Size: 12_345, CreatedAt: '2025-03-10T01:02:03Z' }],
};

function prunes(): readonly DifferentialCase[] {
  const scenario = answering('POST /images/prune', {
    json: { ImagesDeleted: [{ Untagged: 'a:b' }, { Deleted: 'c' }], SpaceReclaimed: 123 },
  });
  const prune = { args: ['image', 'prune'], scenario, compare: STDERR };
  const answers = { 'no-newline': 'y', word: 'yes\n', 'empty-line': '\n', blanks: '  Y \n' };
  return [
    ...Object.entries(answers).map(([name, stdin]) => ({ ...prune, id: `prune-${name}`, stdin })),
    {
      ...prune,
      id: 'prune-configured',
      args: ['image', 'prune', '-f', '--filter', 'label=x'],
      config: { pruneFilters: ['label!=keep', 'label!=x', 'until=5h', 'zz', 'LABEL=q'] },
    },
    {
      ...prune,
      id: 'prune-configured-alone',
      args: ['image', 'prune', '-af'],
      config: { pruneFilters: ['label!=keep', 'label=x', 'until=5h'] },
    },
    { ...prune, id: 'prune-old', scenario: { ...scenario, apiVersion: '1.24' } },
  ];
}

function withoutEngine(): readonly DifferentialCase[] {
  const commands = [
    'pull a',
    'push a:1',
    'tag a b',
    'rmi a',
    'rmi -f a',
    'image prune -f',
    'save a',
  ];
  return [...commands, 'load', 'import -', 'search a', 'system df'].map((line) => ({
    id: `no-engine-${line.replaceAll(' ', '-')}`,
    args: line.split(' '),
    compare: STDERR,
  }));
}

function each(command: string, words: Words, scenario: Scenario): readonly DifferentialCase[] {
  return Object.entries(words).map(([name, typed]) => ({
    id: `${command.replace(' ', '-')}-${name}`,
    args: [...command.split(' '), ...typed],
    scenario,
    stdin: 'data',
    compare: STDERR,
  }));
}

function answering(on: string, answer: Omit<Route, 'on'>): Scenario {
  return { apiVersion: '1.50', routes: [{ on, ...answer }] };
}
