import type { DifferentialCase } from './run-case.ts';
import { history, historyRows, missing } from './scenarios.ts';

const FORMS: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  notrunc: ['--no-trunc'],
  quiet: ['-q'],
  'quiet-notrunc': ['-q', '--no-trunc'],
  'quiet-json': ['-q', '--format', 'json'],
  'human-false': ['--human=false'],
  'short-h': ['-H=false'],
  json: ['--format', 'json'],
  raw: ['--format', 'raw'],
  fields: ['--format', '{{.ID}}|{{.CreatedSince}}|{{.CreatedBy}}|{{.Size}}|{{.Comment}}'],
  table: ['--format', 'table {{.CreatedBy}}\t{{.Size}}'],
  created: ['--format', '{{.CreatedAt}}'],
  'no-field': ['--format', '{{.Tags}}'],
  platform: ['--platform', 'linux/arm64/v8'],
  'platform-os': ['--platform', 'linux'],
  'platform-odd': ['--platform', 'Linux/X86_64'],
};

const BAD: Readonly<Record<string, readonly string[]>> = {
  'bad-platform': ['--platform', 'bad^'],
  'long-platform': ['--platform', 'a/b/c/d'],
  'list-platform': ['--platform', 'linux/amd64,linux/arm64'],
  'unknown-flag': ['--nope'],
  'missing-value': ['--format'],
  'bad-human': ['--human=maybe'],
  'bad-template': ['--format', '{{.ID'],
  'bad-field': ['--format', '{{.Nope}}'],
  'two-names': ['other'],
};

/** `history` in all its forms. */
export function historyCases(now: number): readonly DifferentialCase[] {
  const scenario = history(historyRows(now));
  const forms = Object.entries({ ...FORMS, ...BAD }).map(([name, args]) => ({
    id: `history-${name}`,
    args: ['history', ...args, 'nginx:alpine'],
    scenario,
    compare: { stderr: true as const },
  }));
  return [
    ...forms,
    { id: 'image-history', args: ['image', 'history', 'nginx:alpine'], scenario },
    {
      id: 'image-history-no-args',
      args: ['image', 'history'],
      scenario,
      compare: { stderr: true },
    },
    {
      id: 'history-tz',
      args: ['history', '-H=false', 'nginx:alpine'],
      scenario,
      env: { TZ: 'Asia/Tokyo' },
    },
    {
      id: 'history-missing',
      args: ['history', 'nope'],
      scenario: { routes: [missing('GET /images/nope/history', 'nope:latest')] },
    },
    { id: 'history-odd-name', args: ['history', 'a/b:c@d e?f#g'], scenario },
    { id: 'history-no-args', args: ['history'], scenario, compare: { stderr: true } },
    { id: 'history-empty', args: ['history', 'nginx:alpine'], scenario: history([]) },
    {
      id: 'history-null',
      args: ['history', 'nginx:alpine'],
      scenario: { routes: [{ on: 'GET /images/nginx:alpine/history', body: 'null' }] },
    },
    {
      id: 'history-bad-type',
      args: ['history', 'nginx:alpine'],
      scenario: { routes: [{ on: 'GET /images/nginx:alpine/history', body: '[{"Size":"x"}]' }] },
    },
    {
      id: 'history-500',
      args: ['history', 'nginx:alpine'],
      scenario: { routes: [{ on: 'GET /images/nginx:alpine/history', status: 500, body: '' }] },
    },
    {
      id: 'history-cut',
      args: ['history', 'nginx:alpine'],
      scenario: {
        routes: [
          {
            on: 'GET /images/nginx:alpine/history',
            chunks: [{ data: '[{' }, { waitMs: 30, cut: true }],
          },
        ],
      },
    },
    { id: 'history-no-engine', args: ['history', 'x'], compare: { stderr: true } },
    {
      id: 'history-old-api',
      args: ['history', '--platform', 'linux/amd64', 'nginx:alpine'],
      scenario: { ...scenario, apiVersion: '1.41' },
      compare: { stderr: true },
    },
  ];
}
