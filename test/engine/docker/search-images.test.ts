import { expect, test } from 'vitest';
import type { SearchOptions } from '../../../src/engine/change-options.ts';
import { parseFilters } from '../../../src/model/filter.ts';
import { NO_AUTH } from '../../../src/model/registry-auth.ts';
import {
  failure,
  json,
  lastHeader,
  openAnswering,
  readableCalls,
  refusal,
} from './opened-engine.ts';

const FILTERS = parseFilters(['stars=3', 'is-official=true']);

test.each<[string, SearchOptions, string]>([
  ['a b', {}, 'term=a b'],
  ['', {}, 'term='],
  ['https://x/y', { limit: 0n }, 'term=https://x/y'],
  ['x', { limit: -1n }, 'term=x'],
  [
    'x',
    { limit: 101n, filters: FILTERS },
    'filters={"is-official":{"true":true},"stars":{"3":true}}&limit=101&term=x',
  ],
])('search(%j) %#', async (term, options, query) => {
  const opened = await openAnswering(json('[]'));
  expect(await opened.engine.search(term, options)).toEqual([]);
  expect(readableCalls(opened)).toEqual([`GET /v1.50/images/search?${query}`]);
  expect(lastHeader(opened, 'X-Registry-Auth')).toBe('e30=');
});

test('search() shows credentials', async () => {
  const opened = await openAnswering(json('[]'));
  await opened.engine.search('x', { auth: { ...NO_AUTH, identityToken: 'tok' } });
  expect(lastHeader(opened, 'X-Registry-Auth')).toBe(btoa('{"identitytoken":"tok"}'));
});

test('search() tells what was found, in order', async () => {
  const hit = '{"star_count":5,"is_official":true,"name":"a","description":"d\\n"}';
  const { engine } = await openAnswering(json(`[${hit},{"Name":"b","description":null},null]`));
  expect(await engine.search('x')).toEqual([
    { name: 'a', description: 'd\n', stars: 5, official: true },
    { name: 'b', description: '', stars: 0, official: false },
    { name: '', description: '', stars: 0, official: false },
  ]);
});

test.each([
  ['{}', 'json: cannot unmarshal object into Go value of type []registry.SearchResult'],
  [
    '[{"star_count":"x"}]',
    'json: cannot unmarshal string into Go struct field SearchResult.star_count of type int',
  ],
  ['[{"name":"a"}', 'unexpected EOF'],
])('search() refuses the answer %s', async (body, message) => {
  const opened = await openAnswering(json(body));
  expect(await failure(opened, opened.engine.search('x'))).toBe(message);
});

test('search() tells that the registry wants to know who asks', async () => {
  const { engine } = await openAnswering(refusal('401 x', 'who are you?'));
  await expect(engine.search('x')).rejects.toMatchObject({ kind: 'unauthorized' });
});
