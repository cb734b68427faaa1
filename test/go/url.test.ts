import { describe, expect, test } from 'vitest';
import { parseUrl, splitUrlHost } from '../../src/go/url.ts';

const empty = { scheme: '', opaque: '', user: null, host: '', path: '', query: '', fragment: '' };

describe('parseUrl() takes apart', () => {
  test.each([
    ['tcp://box:2375', { scheme: 'tcp', host: 'box:2375' }],
    ['TCP://box', { scheme: 'tcp', host: 'box' }],
    [
      'tcp://[::1]:1/a%20b?x=1#y%21',
      { scheme: 'tcp', host: '[::1]:1', path: '/a b', query: 'x=1', fragment: 'y!' },
    ],
    ['tcp://[fe80::1%25eth0]:1', { scheme: 'tcp', host: '[fe80::1%eth0]:1' }],
    [
      'ssh://me:secret@box',
      { scheme: 'ssh', user: { name: 'me', password: 'secret' }, host: 'box' },
    ],
    ['ssh://us%20er@box', { scheme: 'ssh', user: { name: 'us er', password: null }, host: 'box' }],
    ['ssh://a@b@box', { scheme: 'ssh', user: { name: 'a@b', password: null }, host: 'box' }],
    ['tcp://ex%C3%A4mple', { scheme: 'tcp', host: 'exämple' }],
    ['unix:///a/b', { scheme: 'unix', path: '/a/b' }],
    ['mailto:someone', { scheme: 'mailto', opaque: 'someone' }],
    ['/a/b', { path: '/a/b' }],
    ['//box/a', { host: 'box', path: '/a' }],
    ['///a', { path: '///a' }],
    ['foo?x#y', { path: 'foo', query: 'x', fragment: 'y' }],
    ['*', { path: '*' }],
    ['', {}],
  ])('%s', (text, parts) => {
    expect(parseUrl(text)).toEqual({ ...empty, ...parts });
  });
});

describe('parseUrl() refuses in the words of Go', () => {
  test.each([
    ['tcp://h:abc', 'parse "tcp://h:abc": invalid port ":abc" after host'],
    ['tcp://h:-1', 'parse "tcp://h:-1": invalid port ":-1" after host'],
    ['tcp://[::1', 'parse "tcp://[::1": missing \']\' in host'],
    ['tcp://[::1]x', 'parse "tcp://[::1]x": invalid port "x" after host'],
    ['tcp://a b', 'parse "tcp://a b": invalid character " " in host name'],
    ['tcp://a%zz', 'parse "tcp://a%zz": invalid URL escape "%zz"'],
    ['tcp://%41', 'parse "tcp://%41": invalid URL escape "%41"'],
    ['tcp://h/%', 'parse "tcp://h/%": invalid URL escape "%"'],
    ['tcp://h/%1', 'parse "tcp://h/%1": invalid URL escape "%1"'],
    ['tcp://[fe80::1%eth0]:1', 'parse "tcp://[fe80::1%eth0]:1": invalid URL escape "%et"'],
    ['tcp://a b@h', 'parse "tcp://a b@h": net/url: invalid userinfo'],
    ['tcp://\u0001', String.raw`parse "tcp://\x01": net/url: invalid control character in URL`],
    ['://x', 'parse "://x": missing protocol scheme'],
    ['127.0.0.1:1', 'parse "127.0.0.1:1": first path segment in URL cannot contain colon'],
    ['a b:c', 'parse "a b:c": first path segment in URL cannot contain colon'],
    ['x#%zz', 'parse "x#%zz": invalid URL escape "%zz"'],
    ['tcp://h:x#y', 'parse "tcp://h:x": invalid port ":x" after host'],
  ])('%j', (text, message) => {
    expect(() => parseUrl(text)).toThrow(new Error(message));
  });
});

test.each([
  ['box:1', 'box', '1'],
  ['box', 'box', ''],
  ['box:', 'box', ''],
  ['[::1]:2375', '::1', '2375'],
  ['[::1]', '::1', ''],
  ['', '', ''],
])('splitUrlHost(%j) finds host and port', (host, hostname, port) => {
  expect(splitUrlHost(host)).toEqual({ hostname, port });
});
