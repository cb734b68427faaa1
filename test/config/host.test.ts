import { describe, expect, test } from 'vitest';
import { normalizeHost } from '../../src/config/host.ts';

describe('normalizeHost() spells out', () => {
  test.each([
    ['', 'unix:///var/run/docker.sock'],
    ['  ', 'unix:///var/run/docker.sock'],
    ['tcp://', 'tcp://localhost:2375'],
    ['tcp://:1', 'tcp://localhost:1'],
    [':1', 'tcp://localhost:1'],
    ['127.0.0.1:1', 'tcp://127.0.0.1:1'],
    ['tcp://127.0.0.1', 'tcp://127.0.0.1:2375'],
    ['box', 'tcp://box:2375'],
    ['box:', 'tcp://box:2375'],
    ['/tmp/x.sock', 'tcp://localhost:2375/tmp/x.sock'],
    ['./x.sock', 'tcp://.:2375/x.sock'],
    ['tcp:/x', 'tcp://tcp:2375/x'],
    ['unix://', 'unix:///var/run/docker.sock'],
    [' unix:///x \n', 'unix:///x'],
    ['unix://rel.sock', 'unix://rel.sock'],
    ['unix://unix:///x', 'unix:///x'],
    ['tcp://tcp://127.0.0.1:1', 'tcp://127.0.0.1:1'],
    ['tcp://h:1/base/', 'tcp://h:1/base/'],
    ['tcp://h:1/a b%20c?x=1#y', 'tcp://h:1/a b c'],
    ['tcp://me:secret@h:1', 'tcp://h:1'],
    ['tcp://h:08', 'tcp://h:08'],
    ['tcp://h:99999', 'tcp://h:99999'],
    ['tcp://[::1]:1', 'tcp://[::1]:1'],
    ['tcp://[::1]:', 'tcp://[::1]:2375'],
    ['::1', 'tcp://[::1]:2375'],
    ['tcp://::1:1', 'tcp://[::1:1]:2375'],
    ['tcp://1.2.3.4:1:2', 'tcp://[1.2.3.4:1:2]:2375'],
    ['tcp://[x]:1', 'tcp://x:1'],
    ['tcp://[fe80::1%25eth0]:1', 'tcp://[fe80::1%eth0]:1'],
    ['fd://', 'fd://'],
    ['ssh://me@box', 'ssh://me@box'],
    ['npipe://', 'npipe:////./pipe/docker_engine'],
  ])('%j', (value, host) => {
    expect(normalizeHost(value, false)).toBe(host);
  });

  test('nothing as the TLS port of this machine, when TLS is wanted', () => {
    expect(normalizeHost('', true)).toBe('tcp://localhost:2376');
    expect(normalizeHost('tcp://', true)).toBe('tcp://localhost:2375');
    expect(normalizeHost('tcp://box', true)).toBe('tcp://box:2375');
  });
});

describe('normalizeHost() refuses', () => {
  test.each([
    ['http://x', 'invalid bind address format: http://x'],
    ['TCP://x', 'invalid bind address format: TCP://x'],
    ['://x', 'invalid bind address format: ://x'],
    [' foo://x ', 'invalid bind address format: foo://x'],
    ['tcp://[::1]', 'invalid bind address format: [::1]'],
    ['unix://tcp://x', 'invalid proto, expected unix: tcp://x'],
    ['tcp://unix:///x', 'invalid proto, expected tcp: unix:///x'],
    ['tcp://h:abc', 'parse "tcp://h:abc": invalid port ":abc" after host'],
    ['tcp:x', 'parse "tcp://tcp:x": invalid port ":x" after host'],
    ['a b', 'parse "tcp://a b": invalid character " " in host name'],
  ])('%j', (value, message) => {
    expect(() => normalizeHost(value, false)).toThrow(message);
  });
});
