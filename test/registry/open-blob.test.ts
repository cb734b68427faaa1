import { afterEach, describe, expect, test } from 'vitest';
import { IntegrityError } from '../../src/model/errors.ts';
import { isTransient } from '../../src/registry/transfer-retry.ts';
import { noise } from '../fake/fake-registry.ts';
import { answering, hangingUp, type React } from '../fake/recording-server.ts';
import {
  calls,
  closeAll,
  collect,
  describing,
  errorOf,
  failure,
  open,
} from './opened-repository.ts';

afterEach(closeAll);

const CONTENT = noise(100_000);
const BLOB = describing(CONTENT);

function partial(range: string, body: Uint8Array = CONTENT.subarray(10)): React {
  return answering(206, { 'Content-Range': range }, body);
}

/** Promises all of the content and breaks off after so many bytes. */
function cutAfter(length: number): React {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Length': String(CONTENT.length) });
    response.write(CONTENT.subarray(0, length), () => response.socket?.destroy());
  };
}

describe('openBlob()', () => {
  test('gives all of a blob', async () => {
    const { registry, repository } = await open();
    registry.addBlob(CONTENT);
    const { offset, bytes } = await repository.openBlob(BLOB, 0);
    expect(offset).toBe(0);
    expect(CONTENT.equals(await collect(bytes))).toBe(true);
    const [, request] = registry.requests;
    expect(request?.headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect(request?.headers['range']).toBeUndefined();
  });

  test('gives what is left of one', async () => {
    const { registry, repository } = await open();
    registry.addBlob(CONTENT);
    const { offset, bytes } = await repository.openBlob(BLOB, 99_000);
    expect(offset).toBe(99_000);
    expect(CONTENT.subarray(99_000).equals(await collect(bytes))).toBe(true);
    expect(registry.requests[1]?.headers['range']).toBe('bytes=99000-');
  });

  test('says that a registry without parts begins anew', async () => {
    const { registry, repository } = await open({ registry: { ignoresRange: true } });
    registry.addBlob(CONTENT);
    const { offset, bytes } = await repository.openBlob(BLOB, 10);
    expect(offset).toBe(0);
    expect(CONTENT.equals(await collect(bytes))).toBe(true);
    expect(calls(registry)).toHaveLength(1);
  });

  test.each<[string, React]>([
    ['another beginning', partial('bytes 0-99999/100000', CONTENT)],
    ['another length', partial('bytes 10-99999/100001')],
    ['no range', answering(206, {}, CONTENT.subarray(10))],
    ['a range that is none', partial('bytes ten-')],
    ['416', answering(416)],
  ])('asks for all of it when the registry answers with %s', async (_what, reaction) => {
    const { registry, repository } = await open();
    registry.addBlob(CONTENT);
    registry.intercept(/blobs/, reaction);
    const { offset, bytes } = await repository.openBlob(BLOB, 10);
    expect(offset).toBe(0);
    expect(CONTENT.equals(await collect(bytes))).toBe(true);
    expect(registry.requests.at(-1)?.headers['range']).toBeUndefined();
  });

  test('takes a range whose total nobody knows', async () => {
    const { registry, repository } = await open();
    registry.intercept(/blobs/, partial('bytes 10-99999/*'));
    const { offset, bytes } = await repository.openBlob(BLOB, 10);
    expect(offset).toBe(10);
    expect(CONTENT.subarray(10).equals(await collect(bytes))).toBe(true);
  });

  test('refuses a part that nobody asked for', async () => {
    const { registry, repository } = await open();
    registry.intercept(/blobs/, partial('bytes 10-99999/100000'));
    const text = 'the registry gave a part of a blob that nobody asked for';
    expect(await failure(repository.openBlob(BLOB, 0))).toBe(text);
  });

  test('tells of a blob that is not there', async () => {
    const { repository } = await open();
    const error = await errorOf(repository.openBlob(BLOB, 0));
    expect(error.message).toBe('unknown blob');
    expect(isTransient(error)).toBe(false);
  });

  test('ends a blob that is too long at once', async () => {
    const { registry, repository } = await open();
    registry.intercept(/blobs/, answering(200, {}, Buffer.concat([CONTENT, Buffer.from('x')])));
    const { bytes } = await repository.openBlob(BLOB, 0);
    const error = await errorOf(collect(bytes));
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error.message).toBe(`filesystem layer verification failed for digest ${BLOB.digest}`);
    expect(isTransient(error)).toBe(false);
  });

  test.each<[string, React]>([
    ['too short', answering(200, {}, CONTENT.subarray(1))],
    ['cut off', cutAfter(5000)],
  ])('tells of a blob that is %s, which may heal', async (_what, reaction) => {
    const { registry, repository } = await open();
    registry.intercept(/blobs/, reaction);
    const { bytes } = await repository.openBlob(BLOB, 0);
    const error = await errorOf(collect(bytes));
    expect(error.message).toBe('unexpected EOF');
    expect(isTransient(error)).toBe(true);
  });

  test('tells of a line that breaks before an answer, which may heal', async () => {
    const { registry, repository } = await open();
    await repository.hasBlob(BLOB.digest);
    registry.intercept(/blobs/, hangingUp(), 2);
    const error = await errorOf(repository.openBlob(BLOB, 0));
    expect(error.message).toBe('EOF');
    expect(isTransient(error)).toBe(true);
  });

  test('makes up for an idle connection that the registry has closed', async () => {
    const { registry, repository } = await open();
    registry.addBlob(CONTENT);
    await repository.hasBlob(BLOB.digest);
    registry.intercept(/blobs/, hangingUp());
    const { bytes } = await repository.openBlob(BLOB, 0);
    expect(await collect(bytes)).toHaveLength(CONTENT.length);
  });

  test('stops the registry when the loop is left', async () => {
    const { registry, repository } = await open();
    const closed = new Promise((resolve) => {
      registry.intercept(/blobs/, (_request, response) => {
        response.on('close', () => resolve(response.writableFinished));
        response.writeHead(200, { 'Content-Length': String(CONTENT.length) });
        response.write(CONTENT.subarray(0, 10));
      });
    });
    const { bytes } = await repository.openBlob(BLOB, 0);
    for await (const piece of bytes) if (piece.length > 0) break;
    expect(await closed).toBe(false);
  });

  test('takes no more than is asked for', async () => {
    const large = noise(8 * 1024 * 1024);
    const { registry, repository } = await open();
    registry.addBlob(large);
    const { bytes } = await repository.openBlob(describing(large), 0);
    const pieces = bytes[Symbol.asyncIterator]();
    await pieces.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    let left = 0;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) left += 1;
    expect(left).toBeGreaterThan(8);
  });
});
