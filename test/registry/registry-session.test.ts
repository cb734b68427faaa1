import { afterEach, expect, test } from 'vitest';
import { closeAll, failure, open, openAt } from './opened-repository.ts';

afterEach(closeAll);

const MANIFEST = { mediaType: 'application/vnd.oci.image.manifest.v1+json' };

test('a registry that once spoke TLS is never spoken to without', async () => {
  const { registry, repository } = await open({ registry: { isSecure: true } });
  registry.addManifest('a/b', 'v1', MANIFEST);
  await repository.resolve('v1');
  await registry.close();
  expect(await failure(repository.resolve('v1'), registry)).toContain('Head "https://HOST/');
});

test('a server that speaks no TLS is spoken to without on this machine', async () => {
  const { registry } = await open();
  registry.addManifest('a/b', 'v1', MANIFEST);
  const { repository } = openAt({ ...registry, host: `localhost:${registry.port}` });
  expect((await repository.resolve('v1')).mediaType).toBe(MANIFEST.mediaType);
});
