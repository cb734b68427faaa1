import type { DifferentialCase } from './run-case.ts';
import type { Route, Scenario } from './scripted-engine.ts';

interface Command {
  readonly id: string;
  readonly args: readonly string[];
  /** What it asks of the engine: "GET /images/x/json". */
  readonly on: string;
}

const COMMANDS: readonly Command[] = [
  { id: 'images', args: ['images'], on: 'GET /images/json' },
  { id: 'history', args: ['history', 'x'], on: 'GET /images/x/history' },
  { id: 'image-inspect', args: ['image', 'inspect', 'x'], on: 'GET /images/x/json' },
  { id: 'inspect', args: ['inspect', '--type', 'image', 'x'], on: 'GET /images/x/json' },
  { id: 'version', args: ['version', '-f', '{{.Server.Version}}'], on: 'GET /version' },
];

const ANSWERS: Readonly<Record<string, Omit<Route, 'on'>>> = {
  '401-json': { status: 401, json: { message: 'unauthorized: sign in' } },
  '403-text': { status: 403, headers: { 'Content-Type': 'text/plain' }, body: 'forbidden\n' },
  '404-json': { status: 404, json: { message: 'No such image: x' } },
  '404-html': { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>no</h1>' },
  '409-json': { status: 409, json: { message: 'busy' } },
  '500-json': { status: 500, json: { message: 'broken\nin two lines' } },
  '500-text': { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'words' },
  '500-html': { status: 500, headers: { 'Content-Type': 'text/html' }, body: '<p>gone</p>' },
  '500-nothing': { status: 500, body: '' },
  '503-nothing': { status: 503, body: '' },
  empty: { body: '' },
  html: { headers: { 'Content-Type': 'text/html' }, body: '<html></html>' },
  text: { headers: { 'Content-Type': 'text/plain' }, body: 'hello' },
  number: { body: '12' },
  cut: { chunks: [{ data: '[{"Id":"a"' }, { waitMs: 20, cut: true }] },
  'cut-at-once': { chunks: [{ waitMs: 20, cut: true }] },
};

/** Wrong words and broken engines, for each command that looks at images. */
export function badInputCases(): readonly DifferentialCase[] {
  return COMMANDS.flatMap((command) => [
    ...wrongWords(command),
    ...Object.entries(ANSWERS).map(([name, answer]) => ({
      id: `${command.id}-bad-${name}`,
      args: command.args,
      scenario: scenario({ on: command.on, ...answer }),
      compare: { stderr: true as const },
    })),
  ]);
}

function wrongWords({ id, args, on }: Command): readonly DifferentialCase[] {
  const fine = scenario({ on, json: [] });
  const last = id.startsWith('image-') ? 2 : 1;
  const withFlag = (...flag: readonly string[]): readonly string[] => [
    ...args.slice(0, last),
    ...flag,
    ...args.slice(last),
  ];
  const words: Readonly<Record<string, readonly string[]>> = {
    'unknown-flag': withFlag('--nope'),
    'unknown-letter': withFlag('-Z'),
    'flag-syntax': withFlag('---x'),
    'missing-value': [...args, '--format'],
    'unclosed-template': withFlag('--format', '{{.ID'),
    'unknown-function': withFlag('--format', '{{nope .}}'),
    'no-engine': args,
  };
  return Object.entries(words).map(([name, typed]) => ({
    id: `${id}-bad-${name}`,
    args: typed,
    scenario: name === 'no-engine' ? undefined : fine,
    compare: { stderr: 'first-line' as const },
  }));
}

function scenario(route: Route): Scenario {
  return { apiVersion: '1.50', routes: [route] };
}
