import { expect, test } from 'vitest';
import {
  encodeRegistryAuth,
  registryAuthHeader,
} from '../../../src/engine/docker/registry-auth-header.ts';
import { NO_AUTH, type RegistryAuth } from '../../../src/model/registry-auth.ts';

test.each<[Partial<RegistryAuth>, string]>([
  [{}, '{}'],
  [{ serverAddress: 'r.io', username: 'u' }, '{"username":"u","serveraddress":"r.io"}'],
  [
    { registryToken: 'r', identityToken: 'i', email: 'e', password: 'p' },
    '{"password":"p","email":"e","identitytoken":"i","registrytoken":"r"}',
  ],
  [
    { password: '<a>&"\n\u2028é\udcff' },
    '{"password":"\\u003ca\\u003e\\u0026\\"\\n\\u2028é\\ufffd"}',
  ],
])('encodeRegistryAuth(%j)', (auth, json) => {
  expect(encodeRegistryAuth({ ...NO_AUTH, ...auth })).toBe(json);
});

test.each<[RegistryAuth | undefined, string]>([
  [undefined, 'e30='],
  [NO_AUTH, 'e30='],
  [{ ...NO_AUTH, username: '~~~???' }, 'eyJ1c2VybmFtZSI6In5-fj8_PyJ9'],
])('registryAuthHeader() %#', (auth, value) => {
  expect([...registryAuthHeader(auth)]).toEqual([['X-Registry-Auth', value]]);
});
