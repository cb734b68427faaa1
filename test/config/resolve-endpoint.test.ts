import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfigFile } from '../../src/config/config-file.ts';
import type { Endpoint } from '../../src/config/endpoint.ts';
import { type EndpointRequest, resolveEndpoint } from '../../src/config/resolve-endpoint.ts';
import { CA, CLIENT, CLIENT_KEY } from '../fake/certificates.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

interface Setup extends Partial<EndpointRequest['flags']> {
  readonly environment?: Readonly<Record<string, string>>;
  readonly currentContext?: string;
}

function resolve({ environment = {}, currentContext = '', hosts = [], ...flags }: Setup): Endpoint {
  const { config } = loadConfigFile('/nonexistent');
  return resolveEndpoint({
    flags: { hosts, ...flags },
    environment: { HOME: directory, ...environment },
    configDirectory: directory,
    config: { ...config, currentContext },
  });
}

function failure(setup: Setup): string {
  try {
    return `no failure, but ${resolve(setup).host}`;
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(directory, 'DIR') : '';
  }
}

function idOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** Stores a context: its meta.json, and the files of its TLS directory. */
function store(name: string, meta: unknown, files: Readonly<Record<string, string>> = {}): void {
  const place = join(directory, 'contexts/meta', idOf(name));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'meta.json'), typeof meta === 'string' ? meta : JSON.stringify(meta));
  const keys = join(directory, 'contexts/tls', idOf(name), 'docker');
  mkdirSync(keys, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(keys, file), text);
}

function engineAt(Host: string, more: object = {}): object {
  return { Name: 'whatever', Metadata: {}, Endpoints: { docker: { Host, ...more } } };
}

describe('the engine is chosen', () => {
  beforeAll(() => {
    for (const name of ['flag', 'variable', 'config']) store(name, engineAt(`unix:///${name}`));
  });

  const DOCKER_HOST = 'unix:///host-variable';
  const DOCKER_CONTEXT = 'variable';
  const currentContext = 'config';
  test.each([
    ['by default', {}, 'unix:///var/run/docker.sock'],
    ['by --host', { hosts: ['unix:///x'] }, 'unix:///x'],
    [
      'by an empty --host: the default',
      { hosts: [''], currentContext },
      'unix:///var/run/docker.sock',
    ],
    [
      'by --host before everything else',
      { hosts: ['unix:///x'], environment: { DOCKER_HOST, DOCKER_CONTEXT }, currentContext },
      'unix:///x',
    ],
    [
      'by --context before everything else',
      { context: 'flag', environment: { DOCKER_HOST, DOCKER_CONTEXT }, currentContext },
      'unix:///flag',
    ],
    [
      'by an empty --context as if there were none',
      { context: '', environment: { DOCKER_HOST } },
      DOCKER_HOST,
    ],
    [
      'by DOCKER_HOST before contexts',
      { environment: { DOCKER_HOST, DOCKER_CONTEXT }, currentContext },
      DOCKER_HOST,
    ],
    [
      'by DOCKER_HOST with a context that is not there',
      { environment: { DOCKER_HOST, DOCKER_CONTEXT: 'nope' } },
      DOCKER_HOST,
    ],
    [
      'by DOCKER_CONTEXT before the configuration',
      { environment: { DOCKER_CONTEXT, DOCKER_HOST: '' }, currentContext },
      'unix:///variable',
    ],
    [
      'by the configuration',
      { currentContext, environment: { DOCKER_CONTEXT: '' } },
      'unix:///config',
    ],
    [
      'by the context "default", which is flags and environment',
      { context: 'default', environment: { DOCKER_HOST }, currentContext },
      DOCKER_HOST,
    ],
  ])('%s', (_, setup, host) => {
    expect(resolve(setup).host).toBe(host);
  });
});

describe('a host becomes an endpoint', () => {
  const bare = { headers: new Map(), apiVersion: null };
  const tcp = { ...bare, kind: 'tcp', basePath: '', tls: null, proxy: null };
  const ssh = {
    ...bare,
    kind: 'ssh',
    host: 'http://docker.example.com',
    user: '',
    port: '',
    socketPath: '',
  };
  test.each([
    ['unix://rel.sock', { ...bare, kind: 'unix', host: 'unix://rel.sock', path: 'rel.sock' }],
    ['box', { ...tcp, host: 'tcp://box:2375', address: 'box:2375' }],
    ['tcp://h:1/b%20c', { ...tcp, host: 'tcp://h:1/b c', address: 'h:1', basePath: '/b c' }],
    ['fd://foo', { ...tcp, host: 'fd://foo', address: 'foo' }],
    ['ssh://box', { ...ssh, hostname: 'box' }],
    [
      'ssh://us%20er@[::1]:22/run/a%20b',
      { ...ssh, user: 'us er', hostname: '::1', port: '22', socketPath: '/run/a b' },
    ],
    ['ssh://@box:/', { ...ssh, hostname: 'box', socketPath: '/' }],
  ])('%s', (host, endpoint) => {
    expect(resolve({ hosts: [host] })).toEqual(endpoint);
  });

  const INVALID = 'Failed to initialize: ssh host connection is not valid: invalid SSH URL: ';
  const UNRESOLVED = 'Failed to initialize: unable to resolve docker endpoint: ';
  test.each([
    ['http://x', `${UNRESOLVED}invalid bind address format: http://x`],
    ['tcp://h:abc', `${UNRESOLVED}parse "tcp://h:abc": invalid port ":abc" after host`],
    ['fd://', 'Failed to initialize: unable to parse docker host `fd://`'],
    ['npipe://x', 'Failed to initialize: protocol not available'],
    [
      'tcp://[fe80::1%25eth0]:1',
      'Failed to initialize: parse "tcp://[fe80::1%eth0]:1": invalid URL escape "%et"',
    ],
    [
      `unix:///${'x'.repeat(108)}`,
      `Failed to initialize: unix socket path "/${'x'.repeat(108)}" is too long`,
    ],
    ['ssh://', `${INVALID}hostname is empty`],
    ['ssh://u:p@h', `${INVALID}plain-text password is not supported`],
    ['ssh://h?x=1', `${INVALID}query parameters are not allowed: "x=1"`],
    ['ssh://h#f', `${INVALID}fragments are not allowed: "f"`],
    ['ssh://h:abc', 'Failed to initialize: parse "ssh://h:abc": invalid port ":abc" after host'],
  ])('but not %s', (host, message) => {
    expect(failure({ hosts: [host] })).toBe(message);
  });

  test('and not two of them', () => {
    expect(failure({ hosts: ['a', 'b'] })).toBe(`${UNRESOLVED}Specify only one -H`);
  });
});

describe('a context', () => {
  test.each([
    ['tcp://127.0.0.1', { kind: 'tcp', address: '127.0.0.1', host: 'tcp://127.0.0.1' }],
    ['http://u@127.0.0.1:1/x', { kind: 'tcp', address: 'u@127.0.0.1:1/x' }],
    ['foo://h:1', { kind: 'tcp', address: 'h:1' }],
    ['tcp:///x', { kind: 'tcp', address: '', basePath: '/x' }],
    ['tcp://[fe80::1%25lo]:1', { kind: 'tcp', address: '[fe80::1%lo]:1' }],
    ['ssh://me@box', { kind: 'ssh', user: 'me', hostname: 'box' }],
  ])('names %s without spelling it out', (host, endpoint) => {
    store('a', engineAt(host));
    expect(resolve({ context: 'a' })).toMatchObject(endpoint);
  });

  test.each(['tcp://', 'unix://', 'tcp', '/x'])('cannot name %s', (host) => {
    store('a', engineAt(host));
    expect(failure({ context: 'a' })).toBe(
      `Failed to initialize: unable to parse docker host \`${host}\``,
    );
  });

  test.each([
    ['127.0.0.1:1', 'parse "127.0.0.1:1": first path segment in URL cannot contain colon'],
    ['unix:///a%zz', 'parse "unix:///a%zz": invalid URL escape "%zz"'],
  ])('cannot name %s either', (host, reason) => {
    store('a', engineAt(host));
    expect(failure({ context: 'a' })).toBe(`Failed to initialize: ${reason}`);
  });

  test('without a host is the default socket, whatever the environment says', () => {
    store('a', { Endpoints: { docker: {} } });
    expect(resolve({ context: 'a', environment: { DOCKER_HOST: 'unix:///x' } }).host).toBe(
      'unix:///var/run/docker.sock',
    );
  });

  test('may spell its keys in any case', () => {
    store('a', { endpoints: { docker: { host: 'unix:///x' } } });
    expect(resolve({ context: 'a' }).host).toBe('unix:///x');
  });

  const UNRESOLVED = 'Failed to initialize: unable to resolve docker endpoint: ';
  const META = `DIR/contexts/meta/${idOf('a')}/meta.json`;
  const PARSING = `${UNRESOLVED}context "a": parsing ${META}: `;
  test.each([
    ['', `${PARSING}unexpected end of JSON input`],
    ['{} x', `${PARSING}invalid character 'x' after top-level value`],
    [
      '[]',
      `${PARSING}json: cannot unmarshal array into Go value of type store.untypedContextMetadata`,
    ],
    [
      '{"Name":1}',
      `${PARSING}json: cannot unmarshal number into Go struct field untypedContextMetadata.name of type string`,
    ],
    [
      '{"Endpoints":1}',
      `${PARSING}json: cannot unmarshal number into Go struct field untypedContextMetadata.endpoints of type map[string]json.RawMessage`,
    ],
    [
      '{"Metadata":1}',
      `${PARSING}json: cannot unmarshal number into Go value of type map[string]interface {}`,
    ],
    [
      '{"Endpoints":{"other":1}}',
      `${PARSING}json: cannot unmarshal number into Go value of type map[string]interface {}`,
    ],
    [
      '{"Endpoints":{"docker":1}}',
      `${PARSING}json: cannot unmarshal number into Go value of type context.EndpointMetaBase`,
    ],
    [
      '{"Endpoints":{"docker":{"Host":1}}}',
      `${PARSING}json: cannot unmarshal number into Go struct field EndpointMetaBase.Host of type string`,
    ],
    [
      '{"Endpoints":{"docker":{"SkipTLSVerify":"y"}}}',
      `${PARSING}json: cannot unmarshal string into Go struct field EndpointMetaBase.SkipTLSVerify of type bool`,
    ],
    ['{"Endpoints":{"docker":null}}', `${UNRESOLVED}endpoint "docker" is not of type EndpointMeta`],
    ['{"Endpoints":{"Docker":{}}}', `${UNRESOLVED}cannot find docker endpoint in context`],
    ['{}', `${UNRESOLVED}cannot find docker endpoint in context`],
    ['null', `${UNRESOLVED}cannot find docker endpoint in context`],
  ])('is refused when its file holds %j', (meta, message) => {
    store('a', meta);
    expect(failure({ context: 'a' })).toBe(message);
  });

  test.each(['nope', '../x', 'DEFAULT', 'a b', 'é'])('of the name %j is not found', (name) => {
    const path = `DIR/contexts/meta/${idOf(name)}/meta.json`;
    const reason = `context "${name}": context not found: open ${path}: no such file or directory`;
    expect(failure({ context: name })).toBe(UNRESOLVED + reason);
  });

  test('whose file cannot be read is not "not found"', () => {
    const place = join(directory, 'contexts/meta', idOf('loop'));
    mkdirSync(place, { recursive: true });
    symlinkSync('meta.json', join(place, 'meta.json'));
    expect(failure({ context: 'loop' })).toBe(
      `${UNRESOLVED}context "loop": open DIR/contexts/meta/${idOf('loop')}/meta.json: too many levels of symbolic links`,
    );
  });

  test('brings its own TLS files; flags and environment do not touch them', () => {
    store('tls', engineAt('tcp://h:1'), {
      'ca.pem': CA,
      'cert.pem': CLIENT,
      'key.pem': CLIENT_KEY,
    });
    const setup = { context: 'tls', tlsVerify: false, environment: { DOCKER_TLS_VERIFY: '1' } };
    const settings = { ca: CA, cert: CLIENT, key: CLIENT_KEY, verify: true };
    expect(resolve(setup)).toMatchObject({ kind: 'tcp', tls: settings });
  });

  test('may ask to believe anyone', () => {
    store('insecure', engineAt('tcp://h:1', { SkipTLSVerify: true }));
    expect(resolve({ context: 'insecure' })).toMatchObject({
      tls: { ca: null, cert: null, key: null, verify: false },
    });
  });

  test('has its TLS files looked at where they matter only', () => {
    store('bad', engineAt('tcp://h:1'), { 'ca.pem': '' });
    expect(failure({ context: 'bad' })).toBe(
      'Failed to initialize: failed to retrieve context tls info: ca.pem seems invalid',
    );
    store('bad', engineAt('unix:///x'), { 'ca.pem': '' });
    expect(resolve({ context: 'bad' }).host).toBe('unix:///x');
  });

  test('whose TLS files cannot be read says which', () => {
    store('broken', engineAt('unix:///x'));
    const keys = `contexts/tls/${idOf('broken')}/docker`;
    symlinkSync('key.pem', join(directory, keys, 'key.pem'));
    expect(failure({ context: 'broken' })).toBe(
      `${UNRESOLVED}failed to retrieve TLS data (key.pem) for context "broken": failed to read TLS data for endpoint docker: open DIR/${keys}/key.pem: too many levels of symbolic links`,
    );
  });

  test('whose TLS directory is none says so', () => {
    store('flat', engineAt('unix:///x'));
    const keys = `contexts/tls/${idOf('flat')}`;
    rmSync(join(directory, keys), { recursive: true });
    writeFileSync(join(directory, keys), '');
    expect(failure({ context: 'flat' })).toBe(
      `${UNRESOLVED}failed to retrieve TLS files for context "flat": failed to list TLS files for context flat: open DIR/${keys}: not a directory`,
    );
  });
});

describe('TLS by flags and environment', () => {
  const UNRESOLVED = 'Failed to initialize: unable to resolve docker endpoint: ';
  const hosts = ['tcp://h:1'];
  beforeAll(() => {
    writeFileSync(join(directory, 'ca.pem'), CA);
    writeFileSync(join(directory, 'cert.pem'), CLIENT);
    writeFileSync(join(directory, 'key.pem'), CLIENT_KEY);
    mkdirSync(join(directory, 'only-ca'));
    writeFileSync(join(directory, 'only-ca/ca.pem'), CA);
  });
  const inDirectory = {
    get DOCKER_CERT_PATH(): string {
      return directory;
    },
  };

  test.each([
    ['--tls', { tls: true }, false],
    ['--tlsverify', { tlsVerify: true }, true],
    ['--tlsverify=false', { tlsVerify: false }, false],
    ['DOCKER_TLS', { environment: { DOCKER_TLS: '0' } }, false],
    ['DOCKER_TLS_VERIFY', { environment: { DOCKER_TLS_VERIFY: '0' } }, true],
    [
      'DOCKER_TLS_VERIFY in spite of --tls=false',
      { tls: false, environment: { DOCKER_TLS_VERIFY: '1' } },
      true,
    ],
    [
      'DOCKER_TLS_VERIFY, weakened by --tlsverify=false',
      { tlsVerify: false, environment: { DOCKER_TLS_VERIFY: '1' } },
      false,
    ],
  ])('is wanted by %s', (_, { environment, ...flags }: Setup, verify) => {
    const endpoint = resolve({ hosts, ...flags, environment: { ...inDirectory, ...environment } });
    expect(endpoint).toMatchObject({ tls: { ca: CA, cert: CLIENT, key: CLIENT_KEY, verify } });
  });

  test.each([
    ['nothing', {}],
    ['--tls=false', { tls: false, environment: { DOCKER_TLS: '1' } }],
    ['empty variables', { environment: { DOCKER_TLS: '', DOCKER_TLS_VERIFY: '' } }],
    ['--tlscacert alone', { tlsCaCert: '/nonexistent' }],
  ])('is not wanted by %s', (_, setup: Setup) => {
    expect(resolve({ hosts, ...setup })).toMatchObject({ tls: null });
  });

  test('changes the default host', () => {
    expect(resolve({ tls: true, environment: { ...inDirectory } }).host).toBe(
      'tcp://localhost:2376',
    );
  });

  test('does without default certificate and key, but not without the CA', () => {
    const onlyCa = { DOCKER_CERT_PATH: join(directory, 'only-ca/') };
    expect(resolve({ hosts, tls: true, environment: onlyCa })).toMatchObject({
      tls: { ca: CA, cert: null, key: null },
    });
    expect(failure({ hosts, tls: true })).toBe(
      `${UNRESOLVED}open DIR/.docker/ca.pem: no such file or directory`,
    );
  });

  test('does not look where --config points', () => {
    const environment = { DOCKER_CONFIG: '/nonexistent' };
    expect(failure({ hosts, tls: true, environment })).toBe(
      `${UNRESOLVED}open /nonexistent/ca.pem: no such file or directory`,
    );
  });

  test('fails on a missing CA even for a socket', () => {
    expect(failure({ hosts: ['unix:///x'], tlsVerify: true })).toBe(
      `${UNRESOLVED}open DIR/.docker/ca.pem: no such file or directory`,
    );
  });

  test('is ignored for a socket whose CA is there', () => {
    expect(resolve({ hosts: ['unix:///x'], tls: true, environment: inDirectory }).host).toBe(
      'unix:///x',
    );
  });

  test.each([
    ['tlsCaCert', 'open /nope: no such file or directory', '/nope'],
    ['tlsCert', 'open /nope: no such file or directory', '/nope'],
    ['tlsKey', 'open /nope: no such file or directory', '/nope'],
    ['tlsCaCert', 'read /: is a directory', '/'],
    ['tlsCaCert', "open 'x: no such file or directory", "'x"],
    ['tlsCaCert', "open 'x': no such file or directory", "''x''"],
  ])('fails on a file that %s names: %s', (flag, reason, path) => {
    const setup = { hosts, tls: true, environment: inDirectory, [flag]: path };
    expect(failure(setup)).toBe(UNRESOLVED + reason);
  });

  test.each(['"', "'"])('takes paths in %s', (mark) => {
    const tlsCaCert = `${mark}${join(directory, 'ca.pem')}${mark}`;
    const empty = { tlsCert: '""', tlsKey: '' };
    expect(resolve({ hosts, tlsVerify: true, tlsCaCert, ...empty })).toMatchObject({
      tls: { ca: CA, cert: null, key: null, verify: true },
    });
  });

  test('is none when verification is wanted and every path is empty', () => {
    const empty = { tlsCaCert: '', tlsCert: '', tlsKey: '' };
    expect(resolve({ hosts, tlsVerify: true, ...empty })).toMatchObject({ tls: null });
  });
});

describe('a request carries', () => {
  test.each([
    ['v1.30', '1.30'],
    ['9.99', '9.99'],
    ['abc', 'abc'],
    ['v', null],
    ['', null],
  ])('the version of DOCKER_API_VERSION %j', (variable, version) => {
    const environment = { DOCKER_API_VERSION: variable };
    expect(resolve({ environment }).apiVersion).toBe(version);
  });

  test('custom headers', () => {
    const environment = { DOCKER_CUSTOM_HEADERS: 'x-a=1' };
    expect(resolve({ environment }).headers).toEqual(new Map([['X-A', '1']]));
    expect(failure({ environment: { DOCKER_CUSTOM_HEADERS: 'x-a' } })).toBe(
      `Failed to initialize: failed to set custom headers from DOCKER_CUSTOM_HEADERS environment variable: missing "=" in key=value pair: 'x-a'`,
    );
  });

  test('itself through a proxy', () => {
    const environment = { HTTP_PROXY: 'http://proxy:1', HTTPS_PROXY: 'http://secure:1' };
    expect(resolve({ hosts: ['tcp://h:1'], environment })).toMatchObject({
      proxy: { address: 'proxy:1' },
    });
  });
});
