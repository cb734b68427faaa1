import { afterEach, describe, expect, test } from 'vitest';
import { CancelledError } from '../../src/model/errors.ts';
import { OCI_MANIFEST } from '../../src/model/media-type.ts';
import { noise } from '../fake/fake-registry.ts';
import { startServer } from '../fake/recording-server.ts';
import { closeAll, closeLater, errorOf, open, openAt } from './opened-repository.ts';

afterEach(closeAll);

const MANIFEST = { mediaType: OCI_MANIFEST, layers: [] };

describe('an abort', () => {
  test.each(['GET /v2/', 'HEAD', 'GET /v2/a'])('ends what waits for %s', async (silent) => {
    const controller = new AbortController();
    const { registry, repository } = await open({ signal: controller.signal });
    const target = registry.addManifest('a/b', 'v1', MANIFEST);
    const reason = new CancelledError(2);
    registry.intercept(new RegExp(`^${silent}`), () => controller.abort(reason), 9);
    const work = async (): Promise<unknown> => {
      await repository.resolve('v1');
      return repository.manifest(target);
    };
    expect(await errorOf(work())).toBe(reason);
  });

  test('ends a blob in the middle', async () => {
    const controller = new AbortController();
    const { registry, repository } = await open({ signal: controller.signal });
    const blob = registry.addBlob(noise(100_000));
    registry.intercept(/blobs/, (_request, response) => {
      response.writeHead(200, { 'Content-Length': '100000' });
      response.write(noise(5000));
    });
    const { bytes } = await repository.openBlob(blob, 0);
    const reason = new CancelledError(15);
    const read = async (): Promise<void> => {
      for await (const piece of bytes) if (piece.length > 0) controller.abort(reason);
    };
    expect(await errorOf(read())).toBe(reason);
  });

  test('that came before makes no request', async () => {
    const { registry, repository } = await open({ signal: AbortSignal.abort() });
    expect(await errorOf(repository.tags())).toBeInstanceOf(CancelledError);
    expect(registry.requests).toEqual([]);
  });
});

test('close() ends what is under way', async () => {
  const server = closeLater(await startServer(() => {}));
  const { repository } = openAt(server);
  const work = errorOf(repository.resolve('v1'));
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  repository.close();
  expect((await work).message).toContain('use of closed network connection');
});
