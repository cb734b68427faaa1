import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { TransportFailure } from '../../src/registry/transport-failure.ts';
import { noise } from '../fake/fake-registry.ts';
import { answering, answeringJson, hangingUp, type React } from '../fake/recording-server.ts';
import {
  calls,
  closeAll,
  closeLater,
  describing,
  errorOf,
  failure,
  ME,
  open,
  type OpenedRepository,
  type Opening,
  opener,
  PRIVATE,
} from './opened-repository.ts';

afterEach(closeAll);

const CONTENT = noise(100_000);
const BLOB = describing(CONTENT);
const BEGIN = 'POST /v2/a/b/blobs/uploads/';
const PLACE = '/v2/a/b/blobs/uploads/UUID?state=a%2Fb%3Dc';
const WHOLE = `PUT ${PLACE}&digest=sha256%3AHEX`;

/** Uploads the content, and tells what was sent how far. */
async function upload(to: OpenedRepository): Promise<readonly number[]> {
  const sent: number[] = [];
  await to.repository.uploadBlob(BLOB, opener(CONTENT, 30_000), (count) => sent.push(count));
  expect(to.registry.violations).toEqual([]);
  return sent;
}

function opened(opening: Opening = {}): Promise<OpenedRepository> {
  return open({ actions: 'pull,push', ...opening });
}

function expectUploaded({ registry }: OpenedRepository): void {
  expect(CONTENT.equals(registry.blobs.get(BLOB.digest) ?? Buffer.alloc(0))).toBe(true);
}

describe('uploadBlob()', () => {
  test('sends a blob as a whole, to the place that the registry names', async () => {
    const all = await opened();
    expect(await upload(all)).toEqual([30_000, 60_000, 90_000, 100_000]);
    expectUploaded(all);
    expect(calls(all.registry)).toEqual([BEGIN, WHOLE]);
    expect(all.registry.requests.at(-1)?.headers).toMatchObject({
      'content-length': '100000',
      'content-type': 'application/octet-stream',
    });
    expect(all.registry.requests.at(-1)?.headers['transfer-encoding']).toBeUndefined();
  });

  test('sends a blob without bytes', async () => {
    const { registry, repository } = await opened();
    const empty = describing(Buffer.alloc(0));
    await repository.uploadBlob(empty, opener(Buffer.alloc(0)), () => {});
    expect(registry.blobs.has(empty.digest)).toBe(true);
  });

  test('sends parts to a registry that wants them, as long as it wants them', async () => {
    const all = await opened({ registry: { partsOf: 40_000 } });
    const large = noise(11 * 1024 * 1024, 2);
    const target = describing(large);
    let sent = 0;
    await all.repository.uploadBlob(target, opener(large, 1_000_000), (count) => (sent = count));
    expect(sent).toBe(large.length);
    expect(all.registry.blobs.get(target.digest)?.length).toBe(large.length);
    const parts = all.registry.requests.filter(({ method }) => method === 'PATCH');
    expect(
      parts.map(({ headers }) => [headers['content-range'], headers['content-length']]),
    ).toEqual([
      ['0-10485759', '10485760'],
      ['10485760-11534335', '1048576'],
    ]);
    expect(all.registry.violations).toEqual([]);
  });

  test('goes on where the registry says after the line broke', async () => {
    const all = await opened({ registry: { partsOf: 1 } });
    const place = `/v2/a/b/blobs/uploads/00000000-0000-0000-0000-000000000000`;
    all.registry.intercept(/^PATCH/, hangingUp());
    all.registry.intercept(/^GET .*uploads/, answering(204, { Range: '0-59999', Location: place }));
    all.registry.intercept(/^PATCH/, answering(202, { Location: place }));
    all.registry.intercept(/^PUT .*00000000/, answering(201));
    const sent = await upload(all);
    const parts = all.registry.requests.filter(({ method }) => method === 'PATCH');
    expect(parts.map(({ headers }) => headers['content-range'])).toEqual([
      '0-99999',
      '60000-99999',
    ]);
    expect(parts[1]?.body.equals(CONTENT.subarray(60_000))).toBe(true);
    expect(sent.slice(-2)).toEqual([90_000, 100_000]);
    expect(all.waits).toEqual([5000]);
  });

  test('sends only the rest of what broke in the middle', async () => {
    const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    const all = await opened({ settings: { wait } });
    const offsets: number[] = [];
    const source = async function* (offset: number): AsyncGenerator<Uint8Array> {
      offsets.push(offset);
      yield* opener(offset === 0 ? CONTENT.subarray(0, 60_000) : CONTENT, 1000)(offset);
      await wait();
      if (offset === 0) throw new TransportFailure('broken', 'the line broke');
    };
    await all.repository.uploadBlob(BLOB, source, () => {});
    expectUploaded(all);
    expect(offsets).toEqual([0, 60_000]);
    expect(calls(all.registry).map((call) => call.split(' ', 1)[0])).toEqual([
      'POST',
      'PUT',
      'GET',
      'PATCH',
      'PUT',
    ]);
  });

  test.each<[string, React]>([
    ['nothing of it', answering(204, { Range: '0-0' })],
    ['no upload', answering(404)],
    ['more than there is', answering(204, { Range: '0-100000' })],
    ['no range', answering(204)],
  ])('starts over when the registry knows %s', async (_what, reaction) => {
    const all = await opened();
    all.registry.intercept(/^PUT/, hangingUp());
    all.registry.intercept(/^GET .*uploads/, reaction);
    await upload(all);
    expectUploaded(all);
    expect(calls(all.registry)).toEqual([BEGIN, WHOLE, `GET ${PLACE}`, BEGIN, WHOLE]);
  });

  test('starts over when the registry does not take the rest', async () => {
    const all = await opened();
    all.registry.intercept(/^PUT/, hangingUp());
    all.registry.intercept(/^GET .*uploads/, answering(204, { Range: '0-59999' }));
    all.registry.intercept(/^PATCH/, answering(416));
    await upload(all);
    expectUploaded(all);
    expect(all.waits).toEqual([5000, 10_000]);
  });

  test('gives up after five tries', async () => {
    const all = await opened();
    all.registry.intercept(/^PUT/, answering(503), 99);
    expect(await failure(upload(all))).toBe(
      'received unexpected HTTP status: 503 Service Unavailable',
    );
    expect(all.waits).toEqual([5000, 10_000, 15_000, 20_000]);
    expect(calls(all.registry).filter((call) => call.startsWith('PUT'))).toHaveLength(5);
  });

  test.each<[string, React, string]>([
    [
      'a digest that is wrong',
      answeringJson(400, { errors: [{ code: 'DIGEST_INVALID', message: 'no' }] }),
      'digest invalid: no',
    ],
    ['what is denied', answeringJson(403, { errors: [{ code: 'DENIED' }] }), 'denied'],
  ])('does not try again after %s', async (_what, reaction, text) => {
    const all = await opened();
    all.registry.intercept(/^PUT/, reaction, 99);
    expect(await failure(upload(all))).toBe(text);
    expect(all.waits).toEqual([]);
  });

  test('hears an answer that comes before the end', async () => {
    const all = await opened();
    const large = noise(16 * 1024 * 1024, 3);
    const response = 'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno';
    all.registry.intercept(
      /^POST/,
      answering(202, { Location: `http://127.0.0.1:${await early(response)}/x` }),
    );
    const work = all.repository.uploadBlob(describing(large), opener(large, 65_536), () => {});
    expect(await failure(work)).toBe('denied: no');
  });

  test('throws what the source throws, and sends no end', async () => {
    const all = await opened();
    const broken = new InputError('the disk is broken');
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(CONTENT.subarray(0, 10));
      throw broken;
    };
    expect(await errorOf(all.repository.uploadBlob(BLOB, source, () => {}))).toBe(broken);
    expect(all.registry.blobs.size).toBe(0);
  });

  test('refuses a source that has less than it should', async () => {
    const all = await opened();
    const work = all.repository.uploadBlob(BLOB, opener(CONTENT.subarray(1)), () => {});
    expect(await failure(work)).toBe('the blob has 99999 bytes, not 100000');
    expect(all.registry.blobs.size).toBe(0);
  });

  test('sends the bytes once more when the token is worthless by then', async () => {
    const all = await opened({ registry: { auth: PRIVATE }, auth: ME });
    await all.repository.hasBlob(BLOB.digest);
    all.registry.intercept(/^PUT/, (request, response) => {
      all.registry.revokeTokens();
      const challenge = `Bearer realm="${all.registry.origin}/token",service="fake"`;
      answering(401, { 'WWW-Authenticate': challenge })(request, response);
    });
    await upload(all);
    expectUploaded(all);
    expect(all.waits).toEqual([]);
  });

  test('refuses a registry that took it for something else', async () => {
    const all = await opened();
    const other = `sha256:${'0'.repeat(64)}`;
    all.registry.intercept(/^PUT/, answering(201, { 'Docker-Content-Digest': other }));
    expect(await failure(upload(all))).toBe(`the registry took blob ${BLOB.digest} for ${other}`);
  });

  test('refuses a registry that names no place', async () => {
    const all = await opened();
    all.registry.intercept(/^POST/, answering(202));
    expect(await failure(upload(all))).toBe('the registry does not say where to upload to');
  });

  test('stops when it is aborted', async () => {
    const controller = new AbortController();
    const all = await opened({ signal: controller.signal });
    all.registry.intercept(/^PUT/, () => controller.abort(new InputError('enough')));
    expect(await failure(upload(all))).toBe('enough');
    expect(all.waits).toEqual([]);
  });
});

describe('mountBlob()', () => {
  test('takes a blob over from another repository', async () => {
    const all = await opened();
    all.registry.addBlob(CONTENT);
    expect(await all.repository.mountBlob(BLOB.digest, 'c/d')).toBe(true);
    expect(calls(all.registry)).toEqual([`${BEGIN}?mount=sha256%3AHEX&from=c%2Fd`]);
  });

  test('leaves a place for the upload when that cannot be done', async () => {
    const all = await opened();
    expect(await all.repository.mountBlob(BLOB.digest, 'c/d')).toBe(false);
    await upload(all);
    expectUploaded(all);
    expect(calls(all.registry)).toEqual([`${BEGIN}?mount=sha256%3AHEX&from=c%2Fd`, WHOLE]);
  });

  test.each([401, 403, 404, 405, 500])('is false after %i', async (status) => {
    const all = await opened();
    all.registry.intercept(/mount/, answering(status));
    expect(await all.repository.mountBlob(BLOB.digest, 'c/d')).toBe(false);
  });
});

/** The port of a server that answers before it has read what it is sent, and then reads no more. */
async function early(response: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(response);
      socket.pause();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(server);
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
