import { expect, test } from 'vitest';
import { httpStatusText } from '../../src/go/http-status.ts';

test.each([
  [404, 'Not Found'],
  [413, 'Request Entity Too Large'],
  [418, "I'm a teapot"],
  [999, ''],
])('httpStatusText(%i) is %j', (status, text) => {
  expect(httpStatusText(status)).toBe(text);
});
