import type { DifferentialCase } from './run-case.ts';
import { document, INSPECT, missing, sha } from './scenarios.ts';

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  none: [],
  arch: ['--format={{.Architecture}}'],
  os: ['-f', '{{.Os}}'],
  layers: ['--format={{.RootFS.Layers}}'],
  json: ['--format', '{{json .Config}}'],
  'json-dot': ['--format', '{{json .}}'],
  'json-all': ['-f', 'json'],
  env: ['-f', '{{range .Config.Env}}{{println .}}{{end}}'],
  ports: ['-f', '{{range $p, $c := .Config.ExposedPorts}}{{$p}};{{end}}'],
  label: ['-f', '{{index .Config.Labels "with space"}}'],
  'label-missing': ['-f', '{{index .Config.Labels "nope"}}'],
  'label-missing-raw': ['-f', '{{.Id}} {{.Config.Labels.nope}}'],
  created: ['-f', '{{.Created}}'],
  size: ['-f', '{{.Size}} {{printf "%d" .Size}}'],
  'size-raw': ['-f', '{{.Id}} {{.Size}} {{printf "%d" .Size}}'],
  id: ['-f', '{{.ID}}'],
  'id-raw': ['-f', '{{.Id}}'],
  'tag-time': ['-f', '{{.Metadata.LastTagTime}} {{.Metadata.LastTagTime.Year}}'],
  lower: ['-f', '{{.architecture}}'],
  missing: ['-f', '{{.Nope}}'],
  nested: ['-f', '{{.Nope.Deeper}}'],
  'join-cmd': ['-f', '{{join .Config.Cmd " "}}'],
  'len-layers': ['-f', '{{len .RootFS.Layers}}'],
  'bad-tmpl': ['-f', '{{.Os'],
  'tab-text': ['-f', '{{.Os}}\\t'],
  'empty-output': ['-f', '{{if false}}x{{end}}'],
};

/** `image inspect` and `inspect`. */
export function inspectCases(): readonly DifferentialCase[] {
  const scenario = { routes: [document('nginx:alpine', INSPECT)] };
  const formats = Object.entries(FORMATS).flatMap(([name, args]) => [
    {
      id: `image-inspect-${name}`,
      args: ['image', 'inspect', ...args, 'nginx:alpine'],
      scenario,
      compare: { stderr: true as const },
    },
    {
      id: `inspect-type-${name}`,
      args: ['inspect', '--type=image', ...args, 'nginx:alpine'],
      scenario,
      compare: { stderr: true as const },
    },
  ]);
  return [...formats, ...several(), ...raw(), ...kinds()];
}

function several(): readonly DifferentialCase[] {
  const mixed = {
    routes: [
      document('nginx:alpine', INSPECT),
      document('b', { ...INSPECT, Id: sha('b'), Os: 'windows' }),
      missing('GET /images/nope/json', 'nope:latest'),
    ],
  };
  const strict = { scenario: mixed, compare: { stderr: true as const } };
  return [
    { id: 'image-inspect-two', args: ['image', 'inspect', 'nginx:alpine', 'b'], ...strict },
    {
      id: 'image-inspect-partial',
      args: ['image', 'inspect', 'nginx:alpine', 'nope', 'b'],
      ...strict,
    },
    {
      id: 'image-inspect-partial-format',
      args: ['image', 'inspect', '-f', '{{.Os}}', 'nginx:alpine', 'nope', 'b'],
      ...strict,
    },
    { id: 'image-inspect-none-found', args: ['image', 'inspect', 'nope'], ...strict },
    {
      id: 'image-inspect-none-found-json',
      args: ['image', 'inspect', '-f', 'json', 'nope'],
      ...strict,
    },
    {
      id: 'image-inspect-none-found-format',
      args: ['image', 'inspect', '-f', '{{.Os}}', 'nope'],
      ...strict,
    },
    { id: 'image-inspect-empty-name', args: ['image', 'inspect', ''], ...strict },
    { id: 'inspect-empty-name', args: ['inspect', ''], ...strict },
    { id: 'inspect-nothing', args: ['inspect', 'nope'], ...strict, compare: { stderr: true } },
    { id: 'image-inspect-no-args', args: ['image', 'inspect'], ...strict },
    { id: 'inspect-no-args', args: ['inspect'], ...strict },
    { id: 'image-inspect-no-size-flag', args: ['image', 'inspect', '-s', 'b'], ...strict },
    { id: 'image-inspect-unknown-flag', args: ['image', 'inspect', '--nope', 'b'], ...strict },
    { id: 'inspect-missing-value', args: ['inspect', 'b', '-f'], ...strict },
    {
      id: 'image-inspect-no-engine',
      args: ['image', 'inspect', 'a', 'b'],
      compare: { stderr: true },
    },
    { id: 'inspect-no-engine', args: ['inspect', 'a'], compare: { stderr: true } },
    {
      id: 'image-inspect-platform',
      args: ['image', 'inspect', '--platform', 'linux/arm64', 'nginx:alpine'],
      ...strict,
    },
    {
      id: 'image-inspect-platform-bad',
      args: ['image', 'inspect', '--platform', 'x^', 'nginx:alpine'],
      ...strict,
    },
    {
      id: 'image-inspect-platform-old',
      args: ['image', 'inspect', '--platform', '', 'b'],
      scenario: { ...mixed, apiVersion: '1.41' },
      compare: { stderr: true },
    },
  ];
}

function raw(): readonly DifferentialCase[] {
  const body =
    '{"Id" : "x","Size":1,"Big":12345678901234567890,"F":1.50,"E":1e3,"U":"\\u003c\\u00fc<","D":1,"D":2,"A":[],"O":{ }}';
  const answer = (text: string) => ({ routes: [{ on: 'GET /images/r/json', body: text }] });
  const named = (id: string, args: readonly string[], text: string): DifferentialCase => ({
    id: `image-inspect-raw-${id}`,
    args: ['image', 'inspect', ...args, 'r'],
    scenario: answer(text),
    compare: { stderr: true },
  });
  return [
    named('spelling', [], body),
    named('compact', ['-f', 'json'], body),
    named('template', ['-f', '{{.Big}} {{.F}} {{.U}} {{.D}}'], body),
    named('json-dot', ['-f', '{{.Id}} {{json .}}'], body),
    named('null', [], 'null'),
    named('bad-type', [], '{"Size": 1.0}'),
    named('bad-type-text', [], '{"Os": 5}'),
    named('array', [], '[]'),
    named('garbage', [], 'xyz'),
    named('cut', [], '{"Id":'),
    named('empty', [], ''),
    named('null-config', ['-f', '{{.Config}}'], '{"Config":null}'),
    named('null-config-labels', ['-f', '{{.Config.Labels}}'], '{"Config":null}'),
    named('zero-values', ['-f', '{{.Size}} {{.RepoTags}} {{.Os}} {{.Metadata}}'], '{}'),
  ];
}

function kinds(): readonly DifferentialCase[] {
  const image = document('nginx:alpine', INSPECT);
  const container = {
    on: 'GET /containers/box/json',
    json: {
      Id: 'c1',
      Name: '/box',
      Image: sha('nginx'),
      State: { Status: 'running', Running: true },
      Config: { Labels: { a: 'b' } },
    },
  };
  const network = {
    on: 'GET /networks/net',
    json: { Name: 'net', Id: 'n1', Driver: 'bridge', Labels: {} },
  };
  const volume = {
    on: 'GET /volumes/vol',
    json: {
      Name: 'vol',
      Driver: 'local',
      Mountpoint: '/x',
      Labels: null,
      Options: null,
      Scope: 'local',
    },
  };
  const swarm = {
    on: 'GET /info',
    json: { Swarm: { LocalNodeState: 'active', ControlAvailable: true, NodeID: 'x' } },
  };
  const scenario = { routes: [image, container, network, volume] };
  const broken = {
    routes: [{ on: 'GET /containers/box/json', status: 500, json: { message: 'broken' } }],
  };
  const strict = { compare: { stderr: true as const } };
  return [
    { id: 'inspect-falls-to-image', args: ['inspect', 'nginx:alpine'], scenario },
    { id: 'inspect-container', args: ['inspect', 'box'], scenario, ...strict },
    { id: 'inspect-container-size', args: ['inspect', '-s', 'box'], scenario, ...strict },
    {
      id: 'inspect-container-format',
      args: ['inspect', '-f', '{{.ID}} {{.Name}} {{.State.Status}}', 'box'],
      scenario,
      ...strict,
    },
    {
      id: 'inspect-container-raw',
      args: ['inspect', '-f', '{{.Id}} {{.Config.Labels.a}}', 'box'],
      scenario,
      ...strict,
    },
    { id: 'inspect-network', args: ['inspect', 'net'], scenario, ...strict },
    {
      id: 'inspect-network-format',
      args: ['inspect', '-f', '{{.ID}} {{.Driver}}', 'net'],
      scenario,
      ...strict,
    },
    { id: 'inspect-volume', args: ['inspect', 'vol'], scenario, ...strict },
    {
      id: 'inspect-volume-format',
      args: ['inspect', '-f', '{{.Mountpoint}}', 'vol'],
      scenario,
      ...strict,
    },
    { id: 'inspect-size-on-image', args: ['inspect', '-s', 'nginx:alpine'], scenario, ...strict },
    {
      id: 'inspect-several-kinds',
      args: ['inspect', '-f', '{{.Name}}', 'box', 'net', 'vol'],
      scenario,
      ...strict,
    },
    {
      id: 'inspect-swarm-nothing',
      args: ['inspect', 'zzz'],
      scenario: { routes: [swarm] },
      ...strict,
    },
    { id: 'inspect-stops-at-error', args: ['inspect', 'box', 'vol'], scenario: broken, ...strict },
    {
      id: 'inspect-type-container',
      args: ['inspect', '--type', 'container', 'nginx:alpine'],
      scenario,
      ...strict,
    },
    ...['', 'IMAGE', 'bogus'].map((type, index) => ({
      id: `inspect-type-bad-${index}`,
      args: ['inspect', `--type=${type}`, 'x'],
      scenario,
      ...strict,
    })),
    ...['network', 'volume', 'service', 'task', 'node', 'plugin', 'secret', 'config'].map(
      (type) => ({
        id: `inspect-type-only-${type}`,
        args: ['inspect', `--type=${type}`, 'x'],
        scenario,
        ...strict,
      }),
    ),
  ];
}
