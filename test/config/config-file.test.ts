import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LoadedConfigFile, loadConfigFile } from '../../src/config/config-file.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function load(text: string): LoadedConfigFile {
  writeFileSync(join(directory, 'config.json'), text);
  return loadConfigFile(directory);
}

const EMPTY = {
  directory: expect.any(String),
  imagesFormat: '',
  pruneFilters: [],
  currentContext: '',
  httpHeaders: new Map(),
  auths: new Map(),
  credsStore: '',
  credHelpers: new Map(),
  aliases: new Map(),
  own: '',
};

test.each(['', ' \n', 'null', '{}', '{"unknown":1,"Filename":1}', '{"auths":null}'])(
  'loadConfigFile() takes %j for an empty configuration',
  (text) => {
    expect(load(text)).toEqual({ config: EMPTY, warning: null });
  },
);

test('loadConfigFile() takes no file for an empty configuration', () => {
  expect(loadConfigFile(join(directory, 'none'))).toEqual({ config: EMPTY, warning: null });
});

test('loadConfigFile() reads what commands need', () => {
  const { config, warning } = load(`{
    "imagesFormat": "{{.ID}}", "pruneFilters": ["a=b"], "currentContext": "c",
    "HttpHeaders": {"x-a": "1"}, "credsStore": "s", "credHelpers": {"h": "i"}, "aliases": {"builder": "buildx"},
    "auths": {
      "r": {"auth": "bWU6c2VjcmV0AAA=", "email": "e", "identitytoken": "t"},
      "s": {"username": "u", "password": "p", "registrytoken": "r"}
    }
  }`);
  const none = { email: '', identityToken: '', registryToken: '' };
  expect(warning).toBeNull();
  expect(config).toEqual({
    directory,
    imagesFormat: '{{.ID}}',
    pruneFilters: ['a=b'],
    currentContext: 'c',
    httpHeaders: new Map([['x-a', '1']]),
    credsStore: 's',
    credHelpers: new Map([['h', 'i']]),
    aliases: new Map([['builder', 'buildx']]),
    own: '',
    auths: new Map([
      ['r', { ...none, username: 'me', password: 'secret', email: 'e', identityToken: 't' }],
      ['s', { ...none, username: 'u', password: 'p', registryToken: 'r' }],
    ]),
  });
});

test.each([
  ['{"imagesFormat":"x"} and more'],
  ['{"imagesFormat":"x"}{'],
  ['{"IMAGESFORMAT":"x"}'],
  ['{"imagesFormat":"y","ImagesFormat":"x"}'],
])('loadConfigFile() reads %j without complaint', (text) => {
  expect(load(text)).toEqual({ config: { ...EMPTY, imagesFormat: 'x' }, warning: null });
});

test.each(['{ "view": 1 }', '1e999', 'null', '["\\ud800"]', '"x"'])(
  'loadConfigFile() leaves our own section as it is, and finds nothing wrong in it: %s',
  (own) => {
    expect(load(`{"docker-images": ${own} }`)).toEqual({
      config: { ...EMPTY, own },
      warning: null,
    });
  },
);

describe('loadConfigFile() warns of', () => {
  const FIELD = 'into Go struct field';
  test.each([
    ['{', 'unexpected EOF'],
    ['[]', 'json: cannot unmarshal array into Go value of type configfile.ConfigFile'],
    ['1', 'json: cannot unmarshal number into Go value of type configfile.ConfigFile'],
    ['{"imagesFormat":"a\u0000"}', String.raw`invalid character '\x00' in string literal`],
    ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
    [
      '{"detachKeys":1,"statsFormat":1}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.detachKeys of type string`,
    ],
    [
      '{"HttpHeaders":1}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.HttpHeaders of type map[string]string`,
    ],
    [
      '{"HttpHeaders":{"a":1}}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.HttpHeaders of type string`,
    ],
    [
      '{"pruneFilters":"x"}',
      `json: cannot unmarshal string ${FIELD} ConfigFile.pruneFilters of type []string`,
    ],
    [
      '{"pruneFilters":[1]}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.pruneFilters of type string`,
    ],
    [
      '{"auths":1}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.auths of type map[string]types.AuthConfig`,
    ],
    [
      '{"auths":{"x":1}}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.auths of type types.AuthConfig`,
    ],
    [
      '{"auths":{"x":{"auth":1}}}',
      `json: cannot unmarshal number ${FIELD} AuthConfig.auths.auth of type string`,
    ],
    [
      '{"proxies":{"d":{"httpProxy":1}}}',
      `json: cannot unmarshal number ${FIELD} ProxyConfig.proxies.httpProxy of type string`,
    ],
    [
      '{"plugins":{"a":{"b":1}}}',
      `json: cannot unmarshal number ${FIELD} ConfigFile.plugins of type string`,
    ],
    [
      '{"features":{"a":true}}',
      `json: cannot unmarshal bool ${FIELD} ConfigFile.features of type string`,
    ],
    [
      '{"experimental":true}',
      `json: cannot unmarshal bool ${FIELD} ConfigFile.experimental of type string`,
    ],
    [
      '{"cliPluginsExtraDirs":{}}',
      `json: cannot unmarshal object ${FIELD} ConfigFile.cliPluginsExtraDirs of type []string`,
    ],
    ['{"auths":{"x":{"auth":"!!!"}}}', 'illegal base64 data at input byte 0'],
    ['{"auths":{"x":{"auth":"YTpiYTp"}}}', 'illegal base64 data at input byte 4'],
    ['{"auths":{"x":{"auth":"YQ=="}}}', 'Invalid auth configuration file'],
    ['{"auths":{"x":{"auth":"Og=="}}}', 'Invalid auth configuration file'],
  ])('%j', (text, problem) => {
    const path = join(directory, 'config.json');
    expect(load(text).warning).toBe(`WARNING: Error parsing config file (${path}): ${problem}`);
  });

  test.each([
    '{"imagesFormat":"x","psFormat":1}',
    '{"psFormat":1,"imagesFormat":"x"}',
    '{"auths":{"x":{"auth":"!!!"}},"imagesFormat":"x"}',
  ])('one mistake and uses the rest: %j', (text) => {
    const { config, warning } = load(text);
    expect(config.imagesFormat).toBe('x');
    expect(warning).not.toBeNull();
  });
});

describe('loadConfigFile() warns when the file is', () => {
  test('a directory', () => {
    const path = join(directory, 'config.json');
    mkdirSync(path);
    const warning = `WARNING: Error parsing config file (${path}): read ${path}: is a directory`;
    expect(loadConfigFile(directory)).toEqual({ config: EMPTY, warning });
  });

  test('a loop', () => {
    const path = join(directory, 'config.json');
    symlinkSync('config.json', path);
    const warning = `WARNING: Error loading config file: open ${path}: too many levels of symbolic links`;
    expect(loadConfigFile(directory)).toEqual({ config: EMPTY, warning });
  });

  test('below a file', () => {
    writeFileSync(join(directory, 'file'), '');
    const warning = `WARNING: Error loading config file: open ${directory}/file/config.json: not a directory`;
    expect(loadConfigFile(`${directory}/file/`)).toEqual({ config: EMPTY, warning });
  });
});
