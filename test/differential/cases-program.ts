import type { DifferentialCase } from './run-case.ts';
import { images, listing } from './scenarios.ts';

/** The program itself: unknown words, global flags, hosts, contexts, configuration. */
export function programCases(now: number): readonly DifferentialCase[] {
  const scenario = listing(images(now).slice(0, 2));
  const strict = { scenario, compare: { stderr: true as const } };
  // Without our line that offers what may have been meant.
  const plain = { env: { DOCKER_CLI_HINTS: 'false' } };
  return [
    { id: 'unknown-command', args: ['imagez'], ...strict, ...plain },
    { id: 'unknown-in-image', args: ['image', 'nope'], ...strict },
    { id: 'unknown-help-topic', args: ['help', 'nope'], ...strict },
    { id: 'unknown-root-flag', args: ['--nope', 'images'], ...strict, compare: {} },
    { id: 'unknown-root-short', args: ['-x', 'images'], ...strict, compare: {} },
    { id: 'unknown-image-flag', args: ['image', '-q', 'ls'], ...strict },
    { id: 'unknown-image-global-flag', args: ['image', '--host', 'x', 'ls'], ...strict },
    { id: 'version-flag', args: ['images', '--version'], ...strict, ...plain },
    { id: 'version-root', args: ['--version'], ...strict },
    { id: 'version-root-short', args: ['-v'], ...strict },
    { id: 'version-before-command', args: ['-v', 'images', '-q'], ...strict },
    { id: 'global-debug', args: ['-D', 'images', '-q'], ...strict },
    { id: 'global-log-level', args: ['-l', 'WARN', 'images', '-q'], ...strict },
    { id: 'global-log-level-bad', args: ['-l', 'loud', 'images'], ...strict },
    {
      id: 'global-host-twice',
      args: ['-H', 'unix://$SOCKET', '-H', 'unix://$SOCKET', 'images'],
      ...strict,
    },
    {
      id: 'global-host-and-context',
      args: ['-H', 'unix://$SOCKET', '-c', 'x', 'images'],
      ...strict,
    },
    { id: 'global-context-unknown', args: ['-c', 'nope', 'images'], ...strict },
    { id: 'global-context-default', args: ['-c', 'default', 'images', '-q'], ...strict },
    {
      id: 'global-context-variable',
      args: ['images', '-q'],
      ...strict,
      env: { DOCKER_CONTEXT: 'nope' },
    },
    {
      id: 'global-context-variable-alone',
      args: ['images', '-q'],
      ...strict,
      env: { DOCKER_CONTEXT: 'nope', DOCKER_HOST: null },
    },
    {
      id: 'global-context-config',
      args: ['images', '-q'],
      ...strict,
      env: { DOCKER_HOST: null },
      config: { currentContext: 'nope' },
    },
    { id: 'global-tls-unix', args: ['--tlsverify', 'images'], ...strict },
    { id: 'global-tls-variable', args: ['images'], ...strict, env: { DOCKER_TLS_VERIFY: '0' } },
    ...hosts(),
    ...headers().map((value, index) => ({
      id: `global-headers-${index}`,
      args: ['images', '-q'],
      ...strict,
      env: { DOCKER_CUSTOM_HEADERS: value },
    })),
    ...configs().map((config, index) => ({
      id: `global-config-${index}`,
      args: ['images', '-q'],
      ...strict,
      config,
    })),
  ];
}

function hosts(): readonly DifferentialCase[] {
  const values = [
    'tcp://',
    'tcp://127.0.0.1',
    '127.0.0.1:1',
    ':1',
    '/tmp/none.sock',
    'http://x',
    'foo://x',
    'fd://',
    'npipe://x',
    'tcp://h:abc',
    'tcp://127.0.0.1:99999',
    ' tcp://127.0.0.1:1 ',
  ];
  return values.map((host, index) => ({
    id: `global-host-${index}`,
    args: ['-H', host, 'images'],
    env: { DOCKER_HOST: null },
    compare: { stderr: true },
  }));
}

function headers(): readonly string[] {
  return ['X-A=b', 'X-A=b,"X-B=two,three"', 'X-A', '=x', '"bad', '', 'X-A='];
}

function configs(): readonly (Readonly<Record<string, unknown>> | string)[] {
  return [
    '{',
    '[]',
    '',
    ' \n',
    '{"imagesFormat":5}',
    '{"auths":{"a":{"auth":"*"}}}',
    '{"IMAGESFORMAT":"x {{.ID}}"} tail',
    'nope',
    '{"HttpHeaders":{"a":1}}',
  ];
}
