import { expect, test } from 'vitest';
import { apiPath, requestTarget } from '../../../src/engine/docker/request-target.ts';

test.each([
  ['', '1.50', '/images/json', '/v1.50/images/json'],
  ['', 'v1.30', '/images/json', '/v1.30/images/json'],
  ['', 'abc', '/x', '/vabc/x'],
  ['', '../x', '/y', '/v../x/y'],
  ['', null, '/_ping', '/_ping'],
  ['/base/', '1.50', '/x', '/base/v1.50/x'],
  ['/base', null, '/_ping', '/base/_ping'],
  ['', '1.50', '/images/', '/v1.50/images'],
  ['', '1.50', '/images//history', '/v1.50/images/history'],
  ['', '1.50', '/images/../..//x/history', '/x/history'],
  ['', '1.50', '/../../..', '/'],
])('apiPath(%j, %j, %j) is %s', (basePath, version, path, expected) => {
  expect(apiPath(basePath, version, path)).toBe(expected);
});

test.each([
  ['/a b?', [], '/a%20b%3F'],
  [
    '/x',
    [
      ['b', '1'],
      ['a', '2'],
    ],
    '/x?a=2&b=1',
  ],
  [
    '/x',
    [
      ['names', 'z:1'],
      ['a', ''],
      ['names', 'a/b c'],
    ],
    '/x?a=&names=z%3A1&names=a%2Fb+c',
  ],
] as const)('requestTarget(%j, %j) is %s', (path, query, expected) => {
  expect(requestTarget(path, query)).toBe(expected);
});
