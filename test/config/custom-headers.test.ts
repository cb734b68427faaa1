import { describe, expect, test } from 'vitest';
import { customHeaders } from '../../src/config/custom-headers.ts';

const CONFIGURED = new Map([['cfg', '1']]);

describe('customHeaders() reads DOCKER_CUSTOM_HEADERS', () => {
  test.each([
    ['X-A=1', { 'X-A': '1' }],
    ['a=1,b=2', { A: '1', B: '2' }],
    [' a =  1 ', { A: '  1 ' }],
    ['a=b=c', { A: 'b=c' }],
    ['a=', { A: '' }],
    ['x-a=1,X-A=2', { 'X-A': '2' }],
    ['"X-B=two,three"', { 'X-B': 'two,three' }],
    ['"a=1""x"', { A: '1"x' }],
    ['x y=1', { 'x y': '1' }],
    ['a=1\nb=2', { A: '1' }],
  ])('%j', (variable, headers) => {
    expect(Object.fromEntries(customHeaders(CONFIGURED, variable))).toEqual(headers);
  });

  const FAILED = 'failed to set custom headers from DOCKER_CUSTOM_HEADERS environment variable';
  const UNREAD =
    'failed to parse custom headers from DOCKER_CUSTOM_HEADERS environment variable: value must be formatted as comma-separated key=value pairs';
  test.each([
    ['X-A', `${FAILED}: missing "=" in key=value pair: 'X-A'`],
    ['=x', `${FAILED}: value contains a key=value pair with an empty key: '=x'`],
    [' ', `${FAILED}: value contains a key=value pair with an empty key: ' '`],
    ['a=1,', `${FAILED}: value contains a key=value pair with an empty key: ''`],
    ['"bad', UNREAD],
    ['a="x"', UNREAD],
    ['\n', UNREAD],
  ])('and refuses %j', (variable, message) => {
    expect(() => customHeaders(CONFIGURED, variable)).toThrow(message);
  });
});

test.each([undefined, ''])(
  'customHeaders() takes the configured ones when it is %j',
  (variable) => {
    expect(customHeaders(CONFIGURED, variable)).toEqual(new Map([['Cfg', '1']]));
  },
);
