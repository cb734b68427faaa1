import { describe, expect, test } from 'vitest';
import type { PullOptions } from '../../../src/engine/change-options.ts';
import { parseReference } from '../../../src/model/reference.ts';
import { NO_AUTH } from '../../../src/model/registry-auth.ts';
import {
  cut,
  failure,
  json,
  lastHeader,
  openAnswering,
  readableCalls,
  refusal,
  said,
} from './opened-engine.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('pull() asks for', () => {
  test.each<[string, PullOptions, string]>([
    ['foo:1', {}, 'fromImage=docker.io/library/foo&tag=1'],
    ['r.io:5000/a/b:T_1', {}, 'fromImage=r.io:5000/a/b&tag=T_1'],
    ['acme/app', {}, 'fromImage=docker.io/acme/app'],
    [`r.io/x@${DIGEST}`, {}, `fromImage=r.io/x&tag=${DIGEST}`],
    [`r.io/x:zz@${DIGEST}`, {}, `fromImage=r.io/x&tag=${DIGEST}`],
    [
      'foo:1',
      { platform: 'Linux/ARM64 x&y' },
      'fromImage=docker.io/library/foo&platform=linux/arm64 x&y&tag=1',
    ],
    ['foo:1', { platform: '' }, 'fromImage=docker.io/library/foo&tag=1'],
  ])('%s %j', async (name, options, query) => {
    const opened = await openAnswering(json(''));
    expect(await said(opened.engine.pull(parseReference(name), options))).toEqual([]);
    expect(readableCalls(opened)).toEqual([`POST /v1.50/images/create?${query}`]);
    expect(lastHeader(opened, 'X-Registry-Auth')).toBe('e30=');
    expect(lastHeader(opened, 'Content-Length')).toBe('0');
  });
});

test('pull() leaves the platform to engines of any age', async () => {
  const opened = await openAnswering(json(''), '1.24');
  await said(opened.engine.pull(parseReference('foo:1'), { platform: 'x' }));
  expect(readableCalls(opened)).toEqual([
    'POST /v1.24/images/create?fromImage=docker.io/library/foo&platform=x&tag=1',
  ]);
});

test('pull() shows credentials as base64 that is safe in URLs', async () => {
  const opened = await openAnswering(json(''));
  const auth = { ...NO_AUTH, username: 'us<e&r', password: 'p>assé/+??~~~', serverAddress: 'r.io' };
  await said(opened.engine.pull(parseReference('r.io/x:1'), { auth }));
  const header = lastHeader(opened, 'X-Registry-Auth') ?? '';
  expect(header).toMatch(/^[\w-]+=*$/);
  expect(Buffer.from(header, 'base64url').toString()).toBe(
    '{"username":"us\\u003ce\\u0026r","password":"p\\u003eassé/+??~~~","serveraddress":"r.io"}',
  );
});

test('pull() does nothing until it is iterated', async () => {
  const { engine, seen } = await openAnswering(json(''));
  engine.pull(parseReference('foo:1'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen.requests).toEqual([]);
});

test('a failure that the engine tells is the last message', async () => {
  const { engine } = await openAnswering(
    json('{"status":"a"}\r\n{"error":"x","errorDetail":{"message":"no space"}}{"status":"b"}'),
  );
  expect(await said(engine.pull(parseReference('foo:1')))).toEqual(['a', 'failed: no space']);
});

test.each([
  ['401 x', 'unauthorized'],
  ['404 x', 'not-found'],
  ['409 x', 'conflict'],
  ['500 x', 'engine'],
])('an engine that answers %s is told of as an error of kind %s', async (status, kind) => {
  const { engine } = await openAnswering(refusal(status, 'because'));
  await expect(said(engine.pull(parseReference('foo:1')))).rejects.toMatchObject({
    kind,
    message: 'Error response from daemon: because',
  });
});

test.each([
  ['{"status":"a"}\n{"sta', 'unexpected EOF'],
  ['{"status":"a"}\n', 'unexpected EOF'],
])('what breaks off is an error: %j', async (body, message) => {
  const opened = await openAnswering(cut(body));
  expect(await failure(opened, said(opened.engine.pull(parseReference('foo:1'))))).toBe(message);
});

test.each([
  ['{"status":"a"}xyz', "invalid character 'x' looking for beginning of value"],
  ['<html>', "invalid character '<' looking for beginning of value"],
  ['{"status":"a"', 'unexpected EOF'],
  ['[]', 'json: cannot unmarshal array into Go value of type jsonmessage.JSONMessage'],
])('what is no stream of messages is an error: %j', async (body, message) => {
  const opened = await openAnswering(json(body));
  expect(await failure(opened, said(opened.engine.pull(parseReference('foo:1'))))).toBe(message);
});
