import { expect, test } from 'vitest';
import { chooseProxy, proxyAuthorization } from '../../src/registry/choose-proxy.ts';
import { settingsWith } from './opened-repository.ts';

const PROXY = 'http://p:3128/';
const HTTPS = { HTTPS_PROXY: 'http://p:3128' };

test.each<[string, Record<string, string>, string | null]>([
  ['https://r.io', {}, null],
  ['https://r.io', HTTPS, PROXY],
  ['http://r.io', HTTPS, null],
  ['http://r.io', { http_proxy: 'p:3128' }, PROXY],
  ['https://r.io', { https_proxy: 'http://p:3128' }, PROXY],
  ['https://r.io', { HTTPS_PROXY: 'http://[' }, null],
  ['https://localhost', HTTPS, null],
  ['https://127.0.0.5:5000', HTTPS, null],
  ['https://[::1]', HTTPS, null],
  ['https://r.io', { ...HTTPS, NO_PROXY: '*' }, null],
  ['https://r.io', { ...HTTPS, NO_PROXY: 'a.io, R.io' }, null],
  ['https://sub.r.io', { ...HTTPS, no_proxy: 'r.io' }, null],
  ['https://r.io', { ...HTTPS, NO_PROXY: '.r.io' }, PROXY],
  ['https://sub.r.io', { ...HTTPS, NO_PROXY: '*.r.io' }, null],
  ['https://xr.io', { ...HTTPS, NO_PROXY: 'r.io' }, PROXY],
  ['https://r.io:5000', { ...HTTPS, NO_PROXY: 'r.io:5000' }, null],
  ['https://r.io', { ...HTTPS, NO_PROXY: 'r.io:443' }, null],
  ['https://r.io', { ...HTTPS, NO_PROXY: 'r.io:5000' }, PROXY],
  ['https://10.1.1.1', { ...HTTPS, NO_PROXY: '10.0.0.0/8' }, null],
  ['https://11.1.1.1', { ...HTTPS, NO_PROXY: '10.0.0.0/8' }, PROXY],
  ['https://10.1.1.1:5000', { ...HTTPS, NO_PROXY: '10.1.1.1' }, null],
])('chooseProxy(%s) with %j', (url, environment, expected) => {
  expect(chooseProxy(new URL(url), settingsWith({ environment }))?.href ?? null).toBe(expected);
});

test('proxyAuthorization() shows the user of the URL', () => {
  expect(proxyAuthorization(new URL('http://a%40b:p%3A@p'))).toBe(`Basic ${btoa('a@b:p:')}`);
  expect(proxyAuthorization(new URL('http://p'))).toBeNull();
});
