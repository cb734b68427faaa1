import { afterEach, describe, expect, test } from 'vitest';
import { OCI_MANIFEST } from '../../src/model/media-type.ts';
import { NO_AUTH } from '../../src/model/registry-auth.ts';
import { answering } from '../fake/recording-server.ts';
import { noise } from '../fake/fake-registry.ts';
import {
  calls,
  closeAll,
  collect,
  describing,
  failure,
  open,
  openAt,
} from './opened-repository.ts';

afterEach(closeAll);

const MANIFEST = { mediaType: OCI_MANIFEST, layers: [] };

describe('mirrors', () => {
  async function withMirror() {
    const mirror = await open();
    const origin = await open();
    const mirrors = new Map([[origin.registry.host, [mirror.registry.origin]]]);
    const { repository } = openAt(origin.registry, { settings: { mirrors } });
    return { mirror: mirror.registry, origin: origin.registry, repository };
  }

  test('are asked in the place of the registry', async () => {
    const { mirror, origin, repository } = await withMirror();
    const descriptor = mirror.addManifest('a/b', 'v1', MANIFEST);
    expect(await repository.resolve('v1')).toEqual(descriptor);
    expect((await repository.manifest(descriptor)).length).toBe(descriptor.size);
    expect(origin.requests).toEqual([]);
  });

  test('that fail are not asked again', async () => {
    const { mirror, origin, repository } = await withMirror();
    const descriptor = origin.addManifest('a/b', 'v1', MANIFEST);
    await repository.resolve('v1');
    await repository.manifest(descriptor);
    expect(calls(mirror)).toEqual(['HEAD /v2/a/b/manifests/v1', 'GET /v2/a/b/manifests/v1']);
    expect(calls(origin)).toEqual([
      'HEAD /v2/a/b/manifests/v1',
      'GET /v2/a/b/manifests/sha256:HEX',
    ]);
  });

  test('that break off in the middle of a blob are not asked again', async () => {
    const { mirror, origin, repository } = await withMirror();
    const content = noise(50_000);
    origin.addBlob(content);
    mirror.intercept(/blobs/, answering(200, {}, content.subarray(0, 10)));
    const broken = await repository.openBlob(describing(content), 0);
    expect(await failure(collect(broken.bytes))).toBe('unexpected EOF');
    const { bytes } = await repository.openBlob(describing(content), 0);
    expect(content.equals(await collect(bytes))).toBe(true);
    expect(calls(mirror)).toHaveLength(1);
  });

  test('never see the credentials of the registry, but those of their own URL', async () => {
    const basic = { kind: 'basic', users: { it: 'p@ss' } } as const;
    const { registry: mirror } = await open({ registry: { auth: basic } });
    const descriptor = mirror.addManifest('a/b', 'v1', MANIFEST);
    const url = mirror.origin.replace('://', '://it:p%40ss@');
    const { registry } = await open();
    const { repository } = openAt(registry, {
      auth: { ...NO_AUTH, username: 'me', password: 'secret' },
      settings: { mirrors: new Map([[registry.host, [url]]]) },
    });
    expect(await repository.resolve('v1')).toEqual(descriptor);
    expect(JSON.stringify(mirror.requests)).not.toContain(btoa('me:secret'));
  });

  test('are not asked when something is pushed', async () => {
    const { mirror, origin } = await withMirror();
    const { repository } = openAt(origin, {
      actions: 'pull,push',
      settings: { mirrors: new Map([[origin.host, [mirror.origin]]]) },
    });
    await repository.putManifest('v1', OCI_MANIFEST, Buffer.from('{}'));
    await repository.resolve('v1');
    expect(mirror.requests).toEqual([]);
  });
});
