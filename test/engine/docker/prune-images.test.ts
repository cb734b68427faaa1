import { expect, test, vi } from 'vitest';
import { EngineSession } from '../../../src/engine/docker/engine-session.ts';
import { CancelledError } from '../../../src/model/errors.ts';
import { parseFilters } from '../../../src/model/filter.ts';
import { afterPing } from '../../fake/scripted-engine.ts';
import {
  calls,
  cut,
  failure,
  json,
  lastHeader,
  open,
  openAnswering,
  readableCalls,
  refusal,
} from './opened-engine.ts';

test.each([
  [[], ''],
  [['dangling=true'], '?filters={"dangling":{"true":true}}'],
  [
    ['until=24h', 'label=<a>&b', 'dangling=x', 'dangling=false'],
    '?filters={"dangling":{"false":true,"x":true},"label":{"\\u003ca\\u003e\\u0026b":true},"until":{"24h":true}}',
  ],
])('prune(%j)', async (filters, query) => {
  const opened = await openAnswering(json('{}'));
  expect(await opened.engine.prune({ filters: parseFilters(filters) })).toEqual({
    removals: [],
    reclaimed: 0n,
  });
  expect(readableCalls(opened)).toEqual([`POST /v1.50/images/prune${query}`]);
  expect(lastHeader(opened, 'Content-Length')).toBe('0');
});

test.each([
  ['{"SpaceReclaimed":18446744073709551615}', { removals: [], reclaimed: 2n ** 64n - 1n }],
  ['{"SpaceReclaimed":null,"ImagesDeleted":null}', { removals: [], reclaimed: 0n }],
  ['null', { removals: [], reclaimed: 0n }],
  [
    '{"spacereclaimed":7,"ImagesDeleted":[null,{"Untagged":"a","Deleted":"b"}]}',
    {
      removals: [
        { untagged: '', deleted: '' },
        { untagged: 'a', deleted: 'b' },
      ],
      reclaimed: 7n,
    },
  ],
])('prune() reads %s', async (body, report) => {
  const { engine } = await openAnswering(json(body));
  expect(await engine.prune()).toEqual(report);
});

const FIELD = 'Go struct field PruneReport.SpaceReclaimed of type uint64';
test.each([
  [json('{"SpaceReclaimed":-1}'), `json: cannot unmarshal number -1 into ${FIELD}`],
  [
    json('{"SpaceReclaimed":18446744073709551616}'),
    `json: cannot unmarshal number 18446744073709551616 into ${FIELD}`,
  ],
  [json('{"SpaceReclaimed":1.5}'), `json: cannot unmarshal number 1.5 into ${FIELD}`],
  [json(''), 'EOF'],
  [json('[]'), 'json: cannot unmarshal array into Go value of type image.PruneReport'],
  [cut('{"Space'), 'unexpected EOF'],
])('prune() refuses what is no report %#', async (reaction, reason) => {
  const opened = await openAnswering(reaction);
  expect(await failure(opened, opened.engine.prune())).toBe(
    `Error retrieving disk usage: ${reason}`,
  );
});

test('prune() tells that the engine is busy', async () => {
  const { engine } = await openAnswering(refusal('409 x', 'a prune operation is already running'));
  await expect(engine.prune()).rejects.toMatchObject({
    kind: 'conflict',
    message: 'Error response from daemon: a prune operation is already running',
  });
});

test('prune() asks no engine that is too old for it', async () => {
  const opened = await openAnswering(json('{}'), '1.24');
  expect(await failure(opened, opened.engine.prune())).toBe(
    '"image prune" requires API version 1.25, but the Docker daemon API version is 1.24',
  );
  expect(calls(opened)).toEqual([]);
});

test('prune() fails when no version can be agreed on', async () => {
  const opened = await open(() => ({ send: '', afterwards: 'end' }));
  expect(await failure(opened, opened.engine.prune())).toBe(
    'error during connect: Head "http://%2Fx/_ping": EOF',
  );
});

test('an abort in the middle of the report is a failure of reading it, as in docker', async () => {
  const { engine } = await open(
    afterPing(() => ({ send: 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{' })),
  );
  await expect(engine.prune({ signal: abortBehindTheHead() })).rejects.toMatchObject({
    kind: 'engine',
    message: 'Error retrieving disk usage: ',
  });
});

/** A signal that aborts when the head of the answer is there. */
function abortBehindTheHead(): AbortSignal {
  const controller = new AbortController();
  const spy = vi.spyOn(EngineSession.prototype, 'post');
  spy.mockImplementation(async function call(this: EngineSession, question) {
    spy.mockRestore();
    const response = await this.post(question);
    controller.abort(new CancelledError(2));
    return response;
  });
  return controller.signal;
}

test('an abort before the answer is an interrupt', async () => {
  const { engine } = await open(afterPing(() => null));
  await expect(engine.prune({ signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
    kind: 'cancelled',
  });
});
