import { expect, test } from 'vitest';
import { addressClass, inNetwork } from '../../src/registry/network.ts';

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['64:ff9b::a9fe:a9fe', 'link-local'],
  ['169.254.169.254', 'link-local'],
  ['fe80::1', 'link-local'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['fd00::1', 'private'],
  ['224.0.0.1', 'multicast'],
  ['ff02::1', 'multicast'],
  ['0.0.0.0', 'reserved'],
  ['::', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['8.8.8.8', 'public'],
  ['2606:4700::1', 'public'],
  ['::ffff:8.8.8.8', 'public'],
])('addressClass(%s) is %s', (address, kind) => {
  expect(addressClass(address)).toBe(kind);
});

test.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '10.1.2.3/33', false],
  ['10.1.2.3', '10.1.2.3/8/8', false],
  ['10.1.2.3', 'fd00::/8', false],
  ['fd00::5', 'fd00::/8', true],
  ['name', '10.0.0.0/8', false],
  ['10.1.2.3', 'name', false],
])('inNetwork(%s, %s) is %s', (address, network, isInside) => {
  expect(inNetwork(address, network)).toBe(isInside);
});
