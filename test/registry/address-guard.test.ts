import { describe, expect, test } from 'vitest';
import { AddressGuard } from '../../src/registry/address-guard.ts';
import { failure, settingsWith } from './opened-repository.ts';

test.each([
  ['r.invalid', [], 'none'],
  ['r.invalid', ['r.invalid'], 'named'],
  ['r.invalid:5000', ['r.invalid'], 'none'],
  ['r.invalid:5000', ['r.invalid:5000'], 'named'],
  ['10.1.2.3:5000', ['10.0.0.0/8'], 'addresses'],
  ['10.1.2.3:5000', ['11.0.0.0/8'], 'none'],
  ['127.0.0.1:5000', [], 'addresses'],
  ['localhost', [], 'addresses'],
  ['[::1]:5000', [], 'addresses'],
  ['registry-1.docker.io', ['registry-1.docker.io', '0.0.0.0/0'], 'none'],
])('the insecurity of %s with %j is %s', async (name, insecure, kind) => {
  const guard = new AddressGuard(name, settingsWith({ insecure }));
  expect((await guard.insecurity()).kind).toBe(kind);
});

describe('AddressGuard', () => {
  const loopback = new AddressGuard('127.0.0.1:5000', settingsWith());

  test.each([
    ['http://127.0.0.1:5000/x', true],
    ['https://127.0.0.1:5000/x', true],
    ['https://127.0.0.1:5001/x', false],
    ['https://127.0.0.1/x', false],
    ['https://localhost:5000/x', false],
  ])('knows whether %s is the registry: %s', (url, expected) => {
    expect(loopback.isHome(new URL(url))).toBe(expected);
  });

  test('takes the usual ports for one', () => {
    const guard = new AddressGuard('r.io', settingsWith());
    expect(guard.isHome(new URL('http://r.io/'))).toBe(true);
    expect(guard.isHome(new URL('https://r.io:443/'))).toBe(true);
  });

  test('binds an insecure name to the addresses that make it so', async () => {
    const guard = new AddressGuard('localhost:5000', settingsWith());
    const addresses = (await guard.vet(new URL('http://localhost:5000'), false)) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.every(({ address }) => /^(?:127\.|::1$)/.test(address))).toBe(true);
  });

  test.each([
    ['127.0.0.1:5000', 'https://127.0.0.9/x', [], true],
    ['10.1.1.1', 'https://10.2.2.2/x', [], false],
    ['10.1.1.1', 'https://10.2.2.2/x', ['10.0.0.0/8'], true],
    ['10.1.1.1', 'https://10.2.2.2:8443/x', ['10.2.2.2:8443'], true],
    ['8.8.8.8', 'https://1.1.1.1/x', [], false],
    ['8.8.8.8', 'https://8.8.8.8/x', ['8.8.8.8'], true],
  ])(
    'of %s judges whether %s with %j may be believed: %s',
    async (name, url, insecure, expected) => {
      const guard = new AddressGuard(name, settingsWith({ insecure }));
      const target = new URL(url);
      expect(await guard.isInsecure(target, await guard.vet(target, false))).toBe(expected);
    },
  );

  test.each([
    ['8.8.8.8', 'https://127.0.0.1/x', '8.8.8.8 must not lead to the loopback address 127.0.0.1'],
    ['8.8.8.8', 'https://localhost/x', '8.8.8.8 must not lead to the loopback address localhost ('],
    ['10.1.1.1', 'https://127.0.0.1/x', '10.1.1.1 must not lead to the loopback address 127.0.0.1'],
    [
      '127.0.0.1',
      'https://192.168.1.1/x',
      '127.0.0.1 must not lead to the private address 192.168.1.1',
    ],
    ['8.8.8.8', 'https://224.0.0.1/x', '8.8.8.8 must not lead to the multicast address 224.0.0.1'],
    ['8.8.8.8', 'https://nosuch.invalid/x', 'dial tcp: lookup nosuch.invalid: no such host'],
  ])('of %s refuses %s', async (name, url, message) => {
    const guard = new AddressGuard(name, settingsWith());
    expect(await failure(guard.vet(new URL(url), false))).toContain(message);
  });

  test.each([
    ['https://cdn.invalid/x', null],
    ['https://8.8.4.4/x', '8.8.4.4'],
  ])('lets a proxy look up %s', async (url, expected) => {
    const guard = new AddressGuard('r.io', settingsWith());
    expect((await guard.vet(new URL(url), true))?.[0]?.address ?? null).toBe(expected);
  });
});
