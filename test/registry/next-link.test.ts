import { expect, test } from 'vitest';
import { nextLink } from '../../src/registry/next-link.ts';

const BASE = new URL('https://r.io/v2/a/tags/list?n=2');

test.each([
  [undefined, null],
  ['', null],
  ['</v2/a/tags/list?last=b>; rel="next"', 'https://r.io/v2/a/tags/list?last=b'],
  ['<?last=b>;rel=next', 'https://r.io/v2/a/tags/list?last=b'],
  ['<https://x.io/>; title="a"; REL="prev next"', 'https://x.io/'],
  ['<https://x.io/>; rel="prev", <https://y.io/>; rel="next"', 'https://y.io/'],
  ['<https://x.io/>; rel="nextdoor"', null],
  ['<https://x.io/>; rel=nextdoor', null],
  ['<https://[>; rel="next"', null],
  ['https://x.io/; rel="next"', null],
])('nextLink(%j)', (header, expected) => {
  expect(nextLink(header, BASE)?.href ?? null).toBe(expected);
});
