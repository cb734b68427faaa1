import type { DifferentialCase } from './run-case.ts';
import { images, listAnswer, listing, summary } from './scenarios.ts';

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  all: ['-a'],
  quiet: ['-q'],
  'quiet-notrunc': ['-q', '--no-trunc'],
  notrunc: ['--no-trunc'],
  digests: ['--digests'],
  'digests-notrunc': ['--digests', '--no-trunc'],
  clustered: ['-aq'],
  'long-equals': ['--all=true', '--quiet=false'],
  'match-name': ['nginx'],
  'match-glob': ['node:*'],
  filter: ['-f', 'dangling=true'],
  'filter-two': ['--filter', 'label=a=b', '--filter', 'label=c'],
  'filter-joined': ['-fdangling=false'],
  'filter-equals': ['-f=dangling=false'],
  'filter-before-since': ['--filter', 'before=nginx', '--filter', 'since=node'],
  'filter-reference': ['--filter=reference=*/*:v1*'],
  'filter-and-name': ['-f', 'reference=z', 'acme/web'],
  'filter-empty': ['-f', ''],
  'filter-odd-key': ['-f', ' DANGLING = True '],
  interspersed: ['nginx', '-q'],
  'after-dashes': ['--', '-q'],
  'bool-word': ['--all', 'true'],
  'last-wins': ['--format', 'a', '--format', '{{.ID}}', '--no-trunc', '--no-trunc=false'],
  'hint-name': ['ls'],
};

const FORMATS: Readonly<Record<string, string>> = {
  table: 'table',
  json: 'json',
  raw: 'raw',
  pretty: 'pretty',
  empty: '',
  blank: ' ',
  id: '{{.ID}}',
  'repo-tag': '{{.Repository}}:{{.Tag}}',
  'table-escapes': 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}',
  'table-tabs': 'table {{.ID}}\t{{.CreatedAt}}\t{{.CreatedSince}}',
  'table-nospace': 'table{{.ID}}',
  'table-blank': 'table ',
  tableau: 'tableau {{.ID}}',
  'all-sizes': '{{.Size}}|{{.VirtualSize}}|{{.SharedSize}}|{{.UniqueSize}}|{{.Containers}}',
  digest: '{{.Repository}}@{{.Digest}}',
  'digest-spaced': '{{.Repository}}@{{ .Digest }}',
  'json-dot': '{{json .}}',
  'json-field': '{{json .Repository}}',
  cases: '{{upper .Repository}} {{lower .Tag}} {{title .Repository}}',
  pad: '{{pad .Tag 2 3}}|',
  truncate: '{{truncate .ID 5}}',
  split: '{{split .Repository "/"}}',
  join: '{{join (split .Repository "/") "+"}}',
  'table-functions': 'table {{upper .Repository}}\t{{truncate .Tag 3}}\t{{json .ID}}',
  'table-real-functions':
    'table {{pad .Tag 2 2}}\t{{len .Tag}}\t{{slice .ID 0 3}}\t{{printf "%.3s" .ID}}',
  'table-condition': 'table {{if .ID}}x{{end}}\t{{eq .Tag "latest"}}\t{{.ID}}',
  'table-broken-header': 'table {{.ID}}\t{{range (split .Repository "/")}}{{.}},{{end}}\t{{.Tag}}',
  printf: '{{printf "%-20s|%10s" .Repository .Size}}',
  println: '{{println .ID}}',
  'if-else': '{{if eq .Tag "latest"}}L{{else}}{{.Tag}}{{end}}',
  'with-var': '{{$t := .Tag}}{{with .Repository}}{{.}}={{$t}}{{end}}',
  'newline-escape': 'a\\nb {{.ID}}',
  'trim-markers': 'x {{- .ID -}} y',
  comment: '{{/* c */}}{{.Tag}}',
  'spaces-around': '  {{.ID}}  ',
  'table-only-text': 'table hello',
  len: '{{len .Repository}}',
  slice: '{{slice .ID 0 4}}',
  'index-split': '{{index (split .Repository "/") 0}}',
  'and-or-not': '{{and .Tag .Repository}} {{or "" .Tag}} {{not .Tag}}',
  'html-js': '{{html .Repository}}{{js .Tag}}{{urlquery .Repository}}',
  'table-digest': 'table {{.Repository}}\t{{.Digest}}',
  'table-double-tab': 'table {{.Repository}}\t\t{{.Tag}}',
  'table-trailing-tab': 'table {{.ID}}\t',
  'table-label-like': 'table {{.Repository}} - {{.Tag}}\t{{.ID}}',
  'table-newline': 'table {{.ID}}\\n\t{{.Repository}}\t{{.Tag}}',
};

const BAD_FORMATS: Readonly<Record<string, string>> = {
  unclosed: '{{.ID',
  unknown: '{{.Nope}}',
  'unknown-later': 'x {{.ID}} {{if eq .Tag "alpine"}}{{.Nope}}{{end}}',
  field: '{{.ID.Foo}}',
  unexported: '{{.trunc}}',
  argument: '{{.ID 1}}',
  function: '{{nope .ID}}',
  end: '{{end}}',
  'no-end': '{{if .ID}}x',
  'bad-args': '{{truncate .ID}}',
  'wrong-type': '{{truncate 1 2}}',
  'bad-pipe': '{{.ID | }}',
  'bad-char': '{{.ID ^ 2}}',
  'table-unknown': 'table {{.Nope}}',
  'newline-in-quotes': '{{.ID}}{{"\\n"}}',
  break: '{{break}}',
  template: '{{template "x"}}',
  'slice-range': '{{slice .ID 0 99}}',
  negative: '{{truncate .ID -1}}',
};

/** `images` in all its forms. */
export function imagesCases(now: number): readonly DifferentialCase[] {
  const all = listing(images(now));
  const flags = Object.entries(FLAGS).flatMap(([name, args]) => [
    { id: `images-${name}`, args: ['images', ...args], scenario: all, compare: { stderr: true } },
    { id: `image-ls-${name}`, args: ['image', 'ls', ...args], scenario: all },
  ]);
  const formats = Object.entries(FORMATS).map(([name, format]) => ({
    id: `images-format-${name}`,
    args: ['images', '--format', format],
    scenario: all,
    sortLines: format.includes('Digest'),
  }));
  const bad = Object.entries(BAD_FORMATS).map(([name, format]) => ({
    id: `images-badformat-${name}`,
    args: ['images', '--format', format],
    scenario: all,
    compare: { stderr: true },
  }));
  return [...flags, ...formats, ...bad, ...settings(now), ...lists(now), ...failures(now)];
}

function settings(now: number): readonly DifferentialCase[] {
  const all = listing(images(now));
  const config = { imagesFormat: 'table {{.ID}}\\t{{.Tag}}' };
  const at = listing([summary(now, 't', { Created: 1_700_000_000 })]);
  const zones = [
    'America/New_York',
    'Asia/Kolkata',
    ':Europe/Berlin',
    'America/Sao_Paulo',
    'EST5EDT',
    'UTC+3',
    'No/Where',
    '',
  ];
  return [
    { id: 'image-list-alias', args: ['image', 'list'], scenario: all },
    {
      id: 'images-format-digests-flag',
      args: ['images', '--digests', '--format', 'table {{.Repository}}'],
      scenario: all,
      sortLines: true,
    },
    { id: 'images-format-quiet-raw', args: ['images', '-q', '--format', 'raw'], scenario: all },
    { id: 'images-format-quiet-json', args: ['images', '-q', '--format', 'json'], scenario: all },
    {
      id: 'images-format-digests-raw',
      args: ['images', '--digests', '--format', 'raw'],
      scenario: all,
      sortLines: true,
    },
    {
      id: 'images-format-digests-json',
      args: ['images', '--digests', '--format', 'json'],
      scenario: all,
      sortLines: true,
    },
    {
      id: 'images-format-notrunc-json',
      args: ['images', '--no-trunc', '--format', 'json'],
      scenario: all,
    },
    { id: 'images-config-format', args: ['images'], scenario: all, config },
    {
      id: 'images-config-format-digests',
      args: ['images', '--digests'],
      scenario: all,
      config,
      sortLines: true,
    },
    { id: 'images-config-format-quiet', args: ['images', '-q'], scenario: all, config },
    {
      id: 'images-config-headers',
      args: ['images', '-q'],
      scenario: all,
      config: { HttpHeaders: { 'X-Meta-A': 'b' } },
    },
    ...zones.map((TZ, index) => ({
      id: `images-tz-${index}`,
      args: ['images', '--format', '{{.CreatedAt}}'],
      scenario: at,
      env: { TZ },
    })),
    {
      id: 'images-wide-locale',
      args: ['images'],
      scenario: listing([summary(now, 'w', { RepoTags: ['§:1', 'w:1'] })]),
      env: { LC_ALL: 'ja_JP.UTF-8' },
    },
    {
      id: 'images-terminal',
      args: ['images'],
      scenario: all,
      tty: { rows: 24, cols: 80 },
      // Else titles are bold here; docker does not look at it.
      env: { NO_COLOR: '1' },
    },
  ];
}

function lists(now: number): readonly DifferentialCase[] {
  const none = listing([]);
  const tree = treeImages(now);
  const treeAt = (cols: number): DifferentialCase => ({
    id: `images-tree-tty-${cols}`,
    args: ['images', '--tree'],
    scenario: listing(tree),
    tty: { rows: 24, cols },
  });
  return [
    { id: 'images-empty', args: ['images'], scenario: none },
    { id: 'images-empty-quiet', args: ['images', '-q'], scenario: none },
    { id: 'images-empty-json', args: ['images', '--format', 'json'], scenario: none },
    { id: 'images-empty-unknown-field', args: ['images', '--format', '{{.Nope}}'], scenario: none },
    {
      id: 'images-empty-table-unknown-field',
      args: ['images', '--format', 'table {{.Nope}}'],
      scenario: none,
    },
    { id: 'images-empty-bad-template', args: ['images', '--format', '{{.ID'], scenario: none },
    { id: 'images-hint', args: ['images', 'ls'], scenario: none, compare: { stderr: true } },
    { id: 'images-hint-none', args: ['images', 'rmi'], scenario: none, compare: { stderr: true } },
    { id: 'image-ls-hint', args: ['image', 'ls', 'ls'], scenario: none, compare: { stderr: true } },
    { id: 'images-null', args: ['images'], scenario: listAnswer({ body: 'null' }) },
    { id: 'images-null-element', args: ['images'], scenario: listAnswer({ body: '[null]' }) },
    {
      id: 'images-key-case',
      args: ['images'],
      scenario: listAnswer({
        body: '[{"ID":"sha256:abcdefabcdefabcdef","repotags":["k:1"],"SIZE":5,"created":1}] trailing',
      }),
    },
    {
      id: 'images-unicode',
      args: ['images'],
      scenario: listing([
        summary(now, 'u', { RepoTags: ['repo:täg'] }),
        summary(now, 'v', { RepoTags: ['v:1'] }),
      ]),
    },
    {
      id: 'images-odd-ids',
      args: ['images', '--format', 'table {{.ID}}\t{{.Size}}'],
      scenario: listing(
        ['', 'abc', 'sha256:abc', 'sha256:', 'md5:0123456789abcdef'].map((Id) =>
          summary(now, 'o', { Id }),
        ),
      ),
    },
    { id: 'images-tree', args: ['images', '--tree'], scenario: listing(tree) },
    { id: 'images-tree-all', args: ['images', '--tree', '-a'], scenario: listing(tree) },
    { id: 'images-tree-empty', args: ['images', '--tree'], scenario: none },
    {
      id: 'images-tree-no-manifests',
      args: ['images', '--tree'],
      scenario: listing(images(now).slice(0, 9)),
    },
    {
      id: 'images-tree-old-api',
      args: ['images', '--tree'],
      scenario: { ...none, apiVersion: '1.46' },
      compare: { stderr: true },
    },
    ...[132, 80, 60, 40, 15].map(treeAt),
    ...['--quiet', '--no-trunc', '--digests', '--format=json'].map((flag, index) => ({
      id: `images-tree-refuses-${index}`,
      args: ['images', '--tree', flag],
      scenario: none,
      compare: { stderr: true as const },
    })),
  ];
}

function treeImages(now: number): readonly unknown[] {
  const manifest = (architecture: string, over: Readonly<Record<string, unknown>> = {}) => ({
    ID: `sha256:${architecture}0123456789abcdef`,
    Descriptor: {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: 'sha256:0',
      size: 1,
    },
    Available: true,
    Size: { Content: 3_000_000, Total: 9_000_000 },
    Kind: 'image',
    ImageData: {
      Platform: { architecture, os: 'linux' },
      Containers: [],
      Size: { Unpacked: 6_000_000 },
    },
    ...over,
  });
  const used = {
    Platform: { architecture: 'arm64', os: 'linux', variant: 'v8' },
    Containers: ['c1'],
    Size: { Unpacked: 1 },
  };
  const attestation = manifest('unknown', {
    Kind: 'attestation',
    ImageData: null,
    AttestationData: { For: 'sha256:0' },
  });
  return [
    summary(now, 'web', {
      RepoTags: ['acme/web:1.0', 'acme/web:latest-and-longer'],
      Size: 18_000_000,
      Manifests: [manifest('amd64'), manifest('arm64', { ImageData: used }), attestation],
    }),
    summary(now, 'tool', {
      RepoTags: ['tool:dev'],
      Size: 5,
      Created: now - 60,
      Containers: 2,
      Manifests: [manifest('s390x', { Available: false, Size: { Content: 0, Total: 0 } })],
    }),
    summary(now, 'bare', { RepoTags: [], RepoDigests: [], Size: 999_999 }),
    summary(now, 'byname', {
      RepoTags: [],
      RepoDigests: [`redis@sha256:${'a'.repeat(64)}`],
      Manifests: [],
    }),
    summary(now, 'long', {
      RepoTags: [`registry.example.com/${'very-'.repeat(20)}long:v1`],
      Manifests: null,
    }),
  ];
}

function failures(now: number): readonly DifferentialCase[] {
  const all = listing(images(now));
  const answers: Readonly<Record<string, Parameters<typeof listAnswer>[0]>> = {
    500: { status: 500, json: { message: 'something broke\n  in two lines ' } },
    '500-html': {
      status: 500,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><h1>Bad</h1></html>\n',
    },
    '500-nothing': { status: 500, body: '' },
    '500-no-message': { status: 500, json: { message: '' } },
    '500-bad-json': { status: 500, body: '{"message":' },
    '500-charset': {
      status: 500,
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: '{"message":"m"}',
    },
    '400-text': { status: 400, headers: { 'Content-Type': 'text/plain' }, body: 'plain words' },
    '502-blank': { status: 502, headers: { 'Content-Type': 'text/plain' }, body: '  \n' },
    204: { status: 204, body: '' },
    301: { status: 301, headers: { Location: '/elsewhere' }, body: '' },
    empty: { body: '' },
    garbage: { body: 'nope' },
    object: { body: '{"a":1}' },
    'wrong-type': { body: '[{"Id":5}]' },
    'wrong-type-late': { body: '[{"Id":"a"},{"RepoTags":[1]},{"Id":5}]' },
    cut: { body: '[{"Id":"a"' },
    'cut-mid-stream': { chunks: [{ data: '[{"Id":"a"},' }, { waitMs: 30, cut: true }] },
    'cut-at-once': { chunks: [{ waitMs: 30, cut: true }] },
  };
  return [
    ...Object.entries(answers).map(([name, answer]) => ({
      id: `images-answer-${name}`,
      args: ['images'],
      scenario: listAnswer(answer),
      compare: { stderr: true as const },
    })),
    {
      id: 'images-engine-error-before-template',
      args: ['images', '--format', '{{.ID'],
      scenario: listAnswer({ status: 500, json: { message: 'first' } }),
      compare: { stderr: true },
    },
    {
      id: 'images-too-many-args',
      args: ['images', 'a', 'b'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'image-list-too-many-args',
      args: ['image', 'list', 'a', 'b'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-unknown-flag',
      args: ['images', '--nope'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-unknown-short',
      args: ['images', '-z'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-unknown-in-cluster',
      args: ['images', '-qx'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-abbreviation',
      args: ['images', '--al'],
      scenario: all,
      // Without our line that offers what may have been meant; see 'unknown-command', too.
      env: { DOCKER_CLI_HINTS: 'false' },
      compare: { stderr: true },
    },
    {
      id: 'images-bad-bool',
      args: ['images', '--all=maybe'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-empty-bool',
      args: ['images', '--quiet='],
      scenario: all,
      compare: { stderr: true },
    },
    { id: 'images-bad-syntax', args: ['images', '--=x'], scenario: all, compare: { stderr: true } },
    {
      id: 'images-missing-value',
      args: ['images', '--format'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-missing-short-value',
      args: ['images', '-qf'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-bad-filter',
      args: ['images', '-f', 'dangling'],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-blank-filter',
      args: ['images', '--filter', ' '],
      scenario: all,
      compare: { stderr: true },
    },
    {
      id: 'images-flag-before-arity',
      args: ['images', 'a', 'b', '--nope'],
      scenario: all,
      compare: { stderr: true },
    },
    { id: 'images-no-engine', args: ['images'], compare: { stderr: true } },
    {
      id: 'images-no-engine-tcp',
      args: ['images'],
      env: { DOCKER_HOST: 'tcp://127.0.0.1:1' },
      compare: { stderr: true },
    },
    { id: 'images-bad-host', args: ['-H', 'http://nonsense', 'images'], compare: { stderr: true } },
    {
      id: 'images-host-flag',
      args: ['-H', 'unix://$SOCKET', 'images', '-q'],
      scenario: all,
      env: { DOCKER_HOST: null },
    },
    { id: 'images-old-api', args: ['images'], scenario: { ...all, apiVersion: '1.41' } },
    {
      id: 'images-ancient-api',
      args: ['images', '-f', 'reference=a', '-f', 'label=x'],
      scenario: { ...all, apiVersion: '1.24' },
    },
    {
      id: 'images-api-pinned',
      args: ['images', '-q'],
      scenario: all,
      env: { DOCKER_API_VERSION: '1.44' },
    },
    {
      id: 'images-api-unvalidated',
      args: ['images', '-q'],
      scenario: all,
      env: { DOCKER_API_VERSION: 'abc' },
    },
  ];
}
