import type { DifferentialCase } from './run-case.ts';
import type { Route, Scenario } from './scripted-engine.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const STDERR = { stderr: true } as const;

/** pull, push and search: words, streams, notes. */
export function registryCases(): readonly DifferentialCase[] {
  return [
    ...wordCases('pull', answering('POST /images/create', { json: { status: 'Status: done' } })),
    ...wordCases('push', answering('POST /images/*/push', { json: { status: 'done' } })),
    ...streamCases(),
    ...pushNotes(),
    ...searches(),
    {
      id: 'pull-old-client-entry',
      args: ['pull', 'q.io/a:1'],
      scenario: answering('POST /images/create', { json: { status: 'Status: done' } }),
      config: { auths: { 'https://q.io/v1/': { auth: 'dTpw', email: 'e' } } },
    },
  ];
}

function wordCases(command: string, scenario: Scenario): readonly DifferentialCase[] {
  const words: Readonly<Record<string, readonly string[]>> = {
    plain: ['nginx'],
    quiet: ['-q', 'a:b'],
    'all-tags': ['-a', 'x'],
    'all-tags-of-tag': ['-a', 'x:y'],
    platform: ['--platform', 'LINUX/ARM64', 'a'],
    'platform-quiet': ['-q', '--platform', 'linux/arm64/v8', 'a'],
    'platform-empty': ['--platform', '', 'a'],
    digest: [`a@${DIGEST}`],
    'tag-and-digest': [`a:b@${DIGEST}`],
    'hub-by-name': ['index.docker.io/foo'],
    'bad-name': ['Bad'],
    untrusted: ['--disable-content-trust', 'a'],
    'flag-behind': ['a', '--quiet=false'],
    nothing: [],
    'unknown-flag': ['--nope'],
  };
  return [
    ...Object.entries(words).map(([name, typed]) => ({
      id: `${command}-${name}`,
      args: [command, ...typed],
      scenario,
      compare: STDERR,
    })),
    { id: `image-${command}`, args: ['image', command, '-q', 'a'], scenario, compare: STDERR },
  ];
}

/** On a pipe, on a narrow terminal, on a wide one. */
function streamCases(): readonly DifferentialCase[] {
  const bodies = {
    cut: '{"status":"a"}{"status":',
    garbage: 'nope',
    list: '[]',
    'error-alone': '{"error":"x"}{"status":"Status: y"}',
    failure: '{"errorDetail":{"message":"m","code":3}}{"status":"never"}',
    numbers:
      '{"status":"a","id":"i","progressDetail":{"current":5,"total":10}}{"status":"b","id":"j","progressDetail":{}}{"status":"Status: c"}',
    units:
      '{"status":"a","id":"i","progressDetail":{"current":3,"total":9,"units":"items"}}{"status":"Digest: d"}',
    times: '{"status":"Status: a","time":1700000000,"timeNano":1700000000123456789}',
    glued: '{"status":"p","id":"i","progress":"bar"}{"status":"Status: q"}',
  };
  return Object.entries(bodies).flatMap(([name, body]) =>
    [0, 80, 130].map((cols) => ({
      id: `pull-stream-${name}-${cols}`,
      args: ['pull', 'a:1'],
      scenario: answering('POST /images/create', { body }),
      compare: STDERR,
      ...(cols === 0 ? {} : { tty: { rows: 24, cols } }),
    })),
  );
}

function pushNotes(): readonly DifferentialCase[] {
  const digests = {
    originalIndex: { digest: 'sha256:a' },
    selectedManifest: { digest: 'sha256:b' },
  };
  const notes = {
    stripped: { manifestPushedInsteadOfIndex: true, ...digests },
    missing: { contentMissing: true },
    ordinary: { Tag: 'x', Digest: 'd', Size: 1 },
    odd: { manifestPushedInsteadOfIndex: 1 },
    number: 5,
  };
  return Object.entries(notes).flatMap(([name, aux]) =>
    [false, true].flatMap((onTerminal) =>
      [false, true].map((fails) => {
        const failure = { errorDetail: { message: 'bad' } };
        const lines = [{ status: 'p' }, { aux }, ...(fails ? [failure] : [])];
        return {
          id: `push-note-${name}${onTerminal ? '-tty' : ''}${fails ? '-fails' : ''}`,
          args: ['push', 'a:1'],
          scenario: answering('POST /images/*/push', {
            body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
          }),
          compare: STDERR,
          ...(onTerminal ? { tty: { rows: 24, cols: 90 } } : {}),
        };
      }),
    ),
  );
}

function searches(): readonly DifferentialCase[] {
  const hits = [
    { name: 'nginx', description: 'line one\nline two', star_count: 20_000, is_official: true },
    { name: '日本/x', description: 'a\tb <b> é', star_count: 0, is_official: false },
  ];
  const words: Readonly<Record<string, readonly string[]>> = {
    plain: ['x'],
    limit: ['--limit', '5', 'x'],
    'limit-below': ['--limit', '-1', 'x'],
    'limit-word': ['--limit', 'x', 'x'],
    filters: ['-f', 'stars=3', '-f', 'is-official=true', 'x'],
    'unknown-field': ['--format', '{{.Foo}}', 'x'],
    table: ['--format', 'table {{.Name}}\\t{{.IsOfficial}}', 'x'],
    json: ['--format', 'json', 'x'],
    registry: ['q.io/x'],
    'no-trunc': ['--no-trunc', 'x'],
    two: ['x', 'y'],
    stars: ['--stars', '1', 'x'],
    'stars-letter': ['-s', '1', 'x'],
  };
  return Object.entries(words).map(([name, typed]) => ({
    id: `search-${name}`,
    args: ['search', ...typed],
    scenario: answering('GET /images/search', { json: hits }),
    compare: STDERR,
    config: { auths: { 'q.io': { auth: 'dTpw' } } },
  }));
}

function answering(on: string, answer: Omit<Route, 'on'>): Scenario {
  return { apiVersion: '1.50', routes: [{ on, ...answer }] };
}
