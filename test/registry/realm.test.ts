import { expect, test } from 'vitest';
import { mayReceiveCredentials, parseRealm } from '../../src/registry/realm.ts';
import { settingsWith } from './opened-repository.ts';

test.each([
  ['https://registry-1.docker.io', 'https://auth.docker.io/token', true],
  ['https://registry-1.docker.io', 'https://auth.docker.io.evil.io/token', false],
  ['https://registry-1.docker.io', 'https://other.docker.io/token', false],
  ['https://ghcr.io', 'https://ghcr.io/token', true],
  ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth', true],
  ['https://registry.digitalocean.com', 'https://api.digitalocean.com/t', true],
  ['https://ghcr.io', 'https://evil.io/token', false],
  ['https://a.co.uk', 'https://b.co.uk/t', false],
  ['https://r.a.co.uk', 'https://auth.a.co.uk/t', true],
  ['https://mine.azurecr.io', 'https://yours.azurecr.io/t', false],
  ['https://mine.azurecr.io', 'https://mine.azurecr.io/t', true],
  ['https://r.example.com', 'https://trusted.net/t', true],
  ['https://r.example.com', 'https://partly.net:8443/t', true],
  ['https://r.example.com', 'https://partly.net/t', false],
  ['http://10.0.0.1:5000', 'http://10.0.0.1:5001/t', true],
  ['http://10.0.0.1:5000', 'http://10.0.0.2:5000/t', false],
  ['http://localhost:5000', 'http://127.0.0.1:5000/t', false],
])('of %s, %s may see credentials: %s', (registry, realm, expected) => {
  const settings = settingsWith({ trustedRealms: ['trusted.net', 'partly.net:8443'] });
  expect(mayReceiveCredentials(new URL(realm), new URL(registry), settings)).toBe(expected);
});

const RULE = 'it must be https and name no user';

test.each([
  ['https://r.io', undefined, 'no realm specified for token auth challenge'],
  ['https://r.io', '/token', 'invalid token auth challenge realm: r.io names none'],
  [
    'https://r.io',
    'http://r.io/t',
    `invalid token auth challenge realm: r.io names http://r.io, ${RULE}`,
  ],
  [
    'https://r.io',
    'file:///etc/x',
    `invalid token auth challenge realm: r.io names file://, ${RULE}`,
  ],
  [
    'http://r.io',
    'file:///etc/x',
    `invalid token auth challenge realm: r.io names file://, ${RULE}`,
  ],
  [
    'https://r.io',
    'https://me:pw@a.io/t',
    `invalid token auth challenge realm: r.io names https://a.io, ${RULE}`,
  ],
])('parseRealm() of %s refuses %s', (registry, realm, message) => {
  expect(() => parseRealm(realm, new URL(registry))).toThrow(message);
});

test.each([
  ['https://r.io', 'https://a.io/t?x=1#y', 'https://a.io/t?x=1'],
  ['http://localhost:5000', 'http://localhost:5001/t', 'http://localhost:5001/t'],
  ['http://localhost:5000', 'https://a.io/t', 'https://a.io/t'],
])('parseRealm() of %s takes %s', (registry, realm, expected) => {
  expect(parseRealm(realm, new URL(registry)).href).toBe(expected);
});
