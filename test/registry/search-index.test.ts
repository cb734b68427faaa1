import { afterEach, describe, expect, test } from 'vitest';
import { parseFilters } from '../../src/model/filter.ts';
import { NO_AUTH } from '../../src/model/registry-auth.ts';
import { searchIndex, type SearchIndexOptions } from '../../src/registry/search-index.ts';
import {
  answering,
  answeringJson,
  type RecordingServer,
  startServer,
} from '../fake/recording-server.ts';
import { startFakeRegistry } from '../fake/fake-registry.ts';
import { closeAll, closeLater, failure, ME, PRIVATE, settingsWith } from './opened-repository.ts';

afterEach(closeAll);

const HITS = [
  { name: 'a', description: 'd', star_count: 5, is_official: true, is_automated: true },
  { name: 'b', star_count: 4, is_official: false },
  { name: 'c', star_count: 3, is_official: false, description: null },
];

function options(own: Partial<SearchIndexOptions> = {}): SearchIndexOptions {
  return { settings: settingsWith(), auth: NO_AUTH, limit: 0n, filters: new Map(), ...own };
}

async function index(): Promise<RecordingServer> {
  return closeLater(await startServer(answeringJson(200, { num_results: 3, results: HITS })));
}

describe('searchIndex()', () => {
  test('tells what an index has, in its order', async () => {
    const server = await index();
    expect(await searchIndex(`${server.host}/x y/ß`, options())).toEqual([
      { name: 'a', description: 'd', stars: 5, official: true },
      { name: 'b', description: '', stars: 4, official: false },
      { name: 'c', description: '', stars: 3, official: false },
    ]);
    expect(server.calls()).toEqual(['GET /v1/_ping', 'GET /v1/search?q=x+y%2F%C3%9F&n=25']);
  });

  test.each([
    [-1n, 25],
    [1n, 1],
    [100n, 100],
  ])('asks for %s hits as %i', async (limit, count) => {
    const server = await index();
    await searchIndex(`${server.host}/x`, options({ limit }));
    expect(server.calls()[1]).toBe(`GET /v1/search?q=x&n=${count}`);
  });

  test('refuses more hits than docker does, after it has found the index', async () => {
    const server = await index();
    const work = searchIndex(`${server.host}/x`, options({ limit: 101n }));
    expect(await failure(work)).toBe('limit 101 is outside the range of [1, 100]');
    expect(server.calls()).toEqual(['GET /v1/_ping']);
  });

  test.each([
    [['is-official=true'], 'a'],
    [['is-official=0'], 'bc'],
    [['is-official=1', 'is-official=true'], 'a'],
    [['stars=4'], 'ab'],
    [['stars=2', 'stars=5'], 'a'],
    [['stars=-3'], 'abc'],
    [['stars=+5', 'is-official=false'], ''],
    [['is-automated=false'], 'abc'],
    [['is-automated=true'], ''],
  ])('keeps of its hits those that fit %j', async (filters, names) => {
    const server = await index();
    const hits = await searchIndex(`${server.host}/x`, options({ filters: parseFilters(filters) }));
    expect(hits.map(({ name }) => name).join('')).toBe(names);
  });

  test('does not even ask for automated builds', async () => {
    const server = await index();
    const filters = parseFilters(['is-automated=1']);
    expect(await searchIndex(`${server.host}/x`, options({ filters }))).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test.each([
    [['what=x'], "invalid filter 'what'"],
    [['is-official=yes'], "invalid filter 'is-official=[yes]'"],
    [['is-official=1', 'is-official=0'], "invalid filter 'is-official=[1 0]'"],
    [['is-automated=maybe'], "invalid filter 'is-automated=[maybe]'"],
    [['stars=x'], `invalid filter 'stars=x': strconv.Atoi: parsing "x": invalid syntax`],
    [['stars=0x10'], `invalid filter 'stars=0x10': strconv.Atoi: parsing "0x10": invalid syntax`],
    [
      ['stars=9223372036854775808'],
      `invalid filter 'stars=9223372036854775808': strconv.Atoi: parsing "9223372036854775808": value out of range`,
    ],
  ])('refuses the filters %j', async (filters, message) => {
    const work = searchIndex('http://x', options({ filters: parseFilters(filters) }));
    expect(await failure(work)).toBe(message);
  });

  test.each([
    [
      'https://x/y',
      'invalid repository name: repository name (https://x/y) should not have a scheme',
    ],
    ['-a.b/y', 'invalid index name (-a.b). Cannot begin or end with a hyphen'],
  ])('refuses the term %s', async (term, message) => {
    expect(await failure(searchIndex(term, options()))).toBe(message);
  });

  test.each([
    [404, 'Unexpected status code 404'],
    [500, 'Unexpected status code 500'],
    [204, 'Unexpected status code 204'],
  ])('tells of the status %i', async (status, message) => {
    const server = await index();
    server.intercept(/search/, answering(status));
    expect(await failure(searchIndex(`${server.host}/x`, options()))).toBe(message);
  });

  test('does not mind an index that knows no ping', async () => {
    const server = await index();
    server.intercept(/_ping/, answering(404));
    expect(await searchIndex(`${server.host}/x`, options())).toHaveLength(3);
  });

  test('tells of what is no answer', async () => {
    const server = await index();
    server.intercept(/search/, answering(200, {}, '<html>'));
    const reason = "invalid character '<' looking for beginning of value";
    const text = `error decoding registry search results: ${reason}`;
    expect(await failure(searchIndex(`${server.host}/x`, options()))).toBe(text);
  });

  test('shows name and password to the index, not to its ping', async () => {
    const server = await index();
    await searchIndex(`${server.host}/x`, options({ auth: ME }));
    const [ping, search] = server.requests;
    expect(ping?.headers['authorization']).toBeUndefined();
    expect(search?.headers['authorization']).toBe(`Basic ${btoa('me:secret')}`);
  });

  test('gets a token for who has an identity token', async () => {
    const registry = closeLater(await startFakeRegistry({ auth: PRIVATE }));
    registry.intercept(/_ping/, answering(200));
    registry.intercept(/search/, answeringJson(200, { results: HITS }));
    const auth = { ...NO_AUTH, username: 'me', identityToken: 'refresh' };
    expect(await searchIndex(`${registry.host}/x`, options({ auth }))).toHaveLength(3);
    const post = registry.requests.find(({ method }) => method === 'POST');
    expect(new URLSearchParams(post?.body.toString()).get('scope')).toBe('registry:catalog:search');
    expect(registry.requests.at(-1)?.headers['authorization']).toMatch(/^Bearer /);
  });

  test('tells of an index on this machine that is not there', async () => {
    const refused = 'dial tcp 127.0.0.1:1: connect: connection refused';
    const attempts = `HTTPS attempt: Get "https://127.0.0.1:1/v1/_ping": ${refused}. HTTP attempt: Get "http://127.0.0.1:1/v1/_ping": ${refused}`;
    const text = `invalid registry endpoint "http://127.0.0.1:1/v1/". ${attempts}`;
    expect(await failure(searchIndex('127.0.0.1:1/x', options()))).toBe(text);
  });

  test('tells of an index elsewhere that is not there, with advice', async () => {
    const text = await failure(searchIndex('nosuch.invalid/x', options()));
    expect(text).toBe(
      'invalid registry endpoint https://nosuch.invalid/v1/: Get "https://nosuch.invalid/v1/_ping": dial tcp: lookup nosuch.invalid: no such host. ' +
        "If this private registry supports only HTTP or HTTPS with an unknown CA certificate, please add `--insecure-registry nosuch.invalid` to the daemon's arguments. " +
        "In the case of HTTPS, if you have access to the registry's CA certificate, no need for the flag; simply place the CA certificate at /etc/docker/certs.d/nosuch.invalid/ca.crt",
    );
  });

  test.each([
    ['nginx', 'q=nginx&n=25'],
    ['library/nginx', 'q=nginx&n=25'],
    ['docker.io/library/nginx', 'q=nginx&n=25'],
    ['index.docker.io/me/x', 'q=me%2Fx&n=25'],
    ['me/x', 'q=me%2Fx&n=25'],
    ['', 'q=&n=25'],
  ])("asks Docker Hub's for %j", async (term, query) => {
    const proxy = closeLater(await startServer(answering(200)));
    const environment = { HTTPS_PROXY: proxy.origin };
    const work = searchIndex(term, options({ settings: settingsWith({ environment }) }));
    expect(await failure(work)).toContain(`Get "https://index.docker.io/v1/search?${query}": `);
  });
});
