import { expect, test } from 'vitest';
import type { PushOptions } from '../../../src/engine/change-options.ts';
import { parseReference } from '../../../src/model/reference.ts';
import {
  calls,
  failure,
  json,
  lastHeader,
  openAnswering,
  readableCalls,
  refusal,
  said,
} from './opened-engine.ts';

const ARM: PushOptions = { platform: { os: 'linux', architecture: 'arm', variant: 'v7' } };

test.each<[string, PushOptions, string]>([
  ['foo:1', {}, 'docker.io/library/foo/push?tag=1'],
  ['127.0.0.1:5051/a/b:latest', {}, '127.0.0.1:5051/a/b/push?tag=latest'],
  ['acme/app', {}, 'docker.io/acme/app/push'],
  [
    'foo:1',
    ARM,
    'docker.io/library/foo/push?platform={"architecture":"arm","os":"linux","variant":"v7"}&tag=1',
  ],
])('push(%s, %j)', async (name, options, target) => {
  const opened = await openAnswering(json('{"status":"a"}'));
  expect(await said(opened.engine.push(parseReference(name), options))).toEqual(['a']);
  expect(readableCalls(opened)).toEqual([`POST /v1.50/images/${target}`]);
  expect(lastHeader(opened, 'X-Registry-Auth')).toBe('e30=');
  expect(lastHeader(opened, 'Content-Length')).toBe('0');
});

test('push() asks no engine for one platform that is too old for it', async () => {
  const opened = await openAnswering(json(''), '1.45');
  expect(await failure(opened, said(opened.engine.push(parseReference('foo:1'), ARM)))).toBe(
    '"platform" requires API version 1.46, but the Docker daemon API version is 1.45',
  );
  expect(calls(opened)).toEqual([]);
});

test('push() refuses a digest', async () => {
  const opened = await openAnswering(json(''));
  const reference = parseReference(`foo@sha256:${'a'.repeat(64)}`);
  expect(await failure(opened, said(opened.engine.push(reference)))).toBe(
    'cannot push a digest reference',
  );
  expect(calls(opened)).toEqual([]);
});

test('push() tells that the registry wants to know who asks', async () => {
  const { engine } = await openAnswering(refusal('401 x', 'who are you?'));
  await expect(said(engine.push(parseReference('foo:1')))).rejects.toMatchObject({
    kind: 'unauthorized',
    message: 'Error response from daemon: who are you?',
  });
});
