import { expect, test } from 'vitest';
import { parseReference } from '../../../src/model/reference.ts';
import { answer } from '../../fake/scripted-engine.ts';
import { calls, cut, failure, openAnswering, readableCalls, refusal } from './opened-engine.ts';

test.each([
  ['a', 'b/c:d', '/images/a/tag?repo=docker.io/b/c&tag=d'],
  ['a/b:c', 'localhost:5000/q', '/images/a/b:c/tag?repo=localhost:5000/q&tag=latest'],
  ['sha256:0a', 'r.io/x:LATEST', '/images/sha256:0a/tag?repo=r.io/x&tag=LATEST'],
])('tag(%s, %s)', async (source, target, request) => {
  const opened = await openAnswering(answer('201 Created'));
  await opened.engine.tag(source, parseReference(target));
  expect(readableCalls(opened)).toEqual([`POST /v1.50${request}`]);
});

test.each([
  ['garbage', answer('201 Created', 'garbage')],
  ['much of it', answer('201 Created', 'x'.repeat(100_000))],
  ['half an answer', cut('abc')],
])('tag() does not mind %s', async (_, reaction) => {
  const { engine } = await openAnswering(reaction);
  await expect(engine.tag('a', parseReference('b'))).resolves.toBeUndefined();
});

test('tag() refuses a digest', async () => {
  const opened = await openAnswering(answer('201 Created'));
  const target = parseReference(`b@sha256:${'a'.repeat(64)}`);
  expect(await failure(opened, opened.engine.tag('a', target))).toBe(
    'refusing to create a tag with a digest reference',
  );
  expect(calls(opened)).toEqual([]);
});

test('tag() tells what the engine refuses', async () => {
  const { engine } = await openAnswering(refusal('404 Not Found', 'No such image: nope:latest'));
  await expect(engine.tag('nope', parseReference('b'))).rejects.toMatchObject({
    kind: 'not-found',
    message: 'Error response from daemon: No such image: nope:latest',
  });
});
