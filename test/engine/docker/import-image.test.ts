import { expect, test } from 'vitest';
import type { ImportOptions, ImportSource } from '../../../src/engine/change-options.ts';
import { afterPing } from '../../fake/scripted-engine.ts';
import {
  bytesOf,
  json,
  lastHeader,
  open,
  openAnswering,
  readableCalls,
  said,
} from './opened-engine.ts';

const URL_SOURCE: ImportSource = { kind: 'url', url: 'https://h/x y?z=1' };

function archive(): ImportSource {
  return { kind: 'archive', bytes: bytesOf('ab', 'c') };
}

test.each<[ImportOptions, string]>([
  [{}, 'fromSrc=-'],
  [{ name: '', message: '', changes: [], platform: '' }, 'fromSrc=-'],
  [{ name: 'x/y:Z' }, 'fromSrc=-&repo=x/y:Z'],
  [
    { name: 'n', message: 'my msg', changes: ['CMD ["x"]', 'ENV a=b'], platform: 'Linux/AMD64' },
    'changes=CMD ["x"]&changes=ENV a=b&fromSrc=-&message=my msg&platform=linux/amd64&repo=n',
  ],
])('import(archive, %j)', async (options, query) => {
  const opened = await openAnswering(json('{"status":"sha256:1"}'));
  expect(await said(opened.engine.import(archive(), options))).toEqual(['sha256:1']);
  expect(readableCalls(opened)).toEqual([`POST /v1.50/images/create?${query}`]);
  expect(lastHeader(opened, 'Content-Type')).toBe('text/plain');
  expect(opened.seen.requests.at(-1)?.body).toBe('abc');
});

test('import() of a URL leaves the work to the engine', async () => {
  const opened = await openAnswering(json(''));
  await said(opened.engine.import(URL_SOURCE, { name: 'n' }));
  expect(readableCalls(opened)).toEqual([
    'POST /v1.50/images/create?fromSrc=https://h/x y?z=1&repo=n',
  ]);
  expect(lastHeader(opened, 'Content-Type')).toBeNull();
  expect(lastHeader(opened, 'Content-Length')).toBe('0');
});

test('a type of content that the user sets stays', async () => {
  const headers = new Map([['Content-Type', 'x/y']]);
  const opened = await open(
    afterPing(() => json('')),
    headers,
  );
  await said(opened.engine.import(archive()));
  expect(lastHeader(opened, 'Content-Type')).toBe('x/y');
});

test('a failure that the engine tells is the last message', async () => {
  const { engine } = await openAnswering(
    json('{"errorDetail":{"message":"no tar"}}{"status":"b"}'),
  );
  expect(await said(engine.import(archive()))).toEqual(['failed: no tar']);
});
