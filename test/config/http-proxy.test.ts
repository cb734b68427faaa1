import { describe, expect, test } from 'vitest';
import { httpProxy } from '../../src/config/http-proxy.ts';
import { isReachedDirectly } from '../../src/go/no-proxy.ts';

const TARGET = { address: 'box:2375', isSecure: false };
const PROXY = { scheme: 'http', address: 'proxy:3128', authorization: null };

describe('httpProxy() is what the environment names', () => {
  test.each([
    [{}, null],
    [{ HTTP_PROXY: '' }, null],
    [{ HTTP_PROXY: 'http://proxy:3128' }, PROXY],
    [{ http_proxy: 'proxy:3128' }, PROXY],
    [{ HTTP_PROXY: 'proxy:3128', http_proxy: 'other:1' }, PROXY],
    [{ HTTPS_PROXY: 'proxy:3128', ALL_PROXY: 'proxy:3128' }, null],
    [{ HTTP_PROXY: 'http://%zz' }, null],
    [{ HTTP_PROXY: 'proxy:3128', NO_PROXY: 'box' }, null],
    [{ HTTP_PROXY: 'proxy:3128', no_proxy: 'other' }, PROXY],
    [{ HTTP_PROXY: 'socks5://proxy:3128' }, { ...PROXY, scheme: 'socks5' }],
    [{ HTTP_PROXY: 'http://u%20x:p@proxy:3128' }, { ...PROXY, authorization: 'Basic dSB4OnA=' }],
    [{ HTTP_PROXY: 'http://u@proxy:3128' }, { ...PROXY, authorization: 'Basic dTo=' }],
  ])('%j', (environment, proxy) => {
    expect(httpProxy(environment, TARGET)).toEqual(proxy);
  });

  test('by another variable for TLS', () => {
    const environment = { HTTP_PROXY: 'other:1', HTTPS_PROXY: 'proxy:3128' };
    expect(httpProxy(environment, { ...TARGET, isSecure: true })).toEqual(PROXY);
  });
});

describe('isReachedDirectly()', () => {
  test.each([
    ['localhost', ''],
    ['LOCALHOST', ''],
    ['127.0.0.1', ''],
    ['127.8.9.1', ''],
    ['::1', ''],
    ['box', '*'],
    ['box', 'a, BOX ,b'],
    ['a.box', 'box'],
    ['a.box', '.box'],
    ['a.box', '*.box'],
    ['box', 'box:2375'],
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '10.1.2.3:2375'],
    ['fe80::1', 'fe80::/16'],
    ['fe80::1', '[fe80:0::1]:2375'],
  ])('%s with NO_PROXY %j is', (host, noProxy) => {
    expect(isReachedDirectly(host, '2375', noProxy)).toBe(true);
  });

  test.each([
    ['box', ''],
    ['box', 'bo'],
    ['abox', 'box'],
    ['box', '.box'],
    ['box', '*.box'],
    ['box', 'box:1'],
    ['box', ':2375'],
    ['10.1.2.3', '11.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3:1'],
    ['10.1.2.3', '2.3'],
    ['10.1.2.3', '10.0.0.0/99'],
    ['box', '10.0.0.0/8'],
  ])('%s with NO_PROXY %j is not', (host, noProxy) => {
    expect(isReachedDirectly(host, '2375', noProxy)).toBe(false);
  });
});
