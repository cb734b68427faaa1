import { afterEach, describe, expect, test } from 'vitest';
import { NO_AUTH } from '../../src/model/registry-auth.ts';
import { answering } from '../fake/recording-server.ts';
import {
  calls,
  closeAll,
  describing,
  failure,
  ME,
  open,
  opener,
  PRIVATE,
} from './opened-repository.ts';

afterEach(closeAll);

const BASIC = { kind: 'basic', users: { me: 'secret' } } as const;
const MANIFEST = { mediaType: 'application/vnd.oci.image.manifest.v1+json' };

describe('a registry that wants a name and a password', () => {
  test('is shown them when it asks', async () => {
    const { registry, repository } = await open({ registry: { auth: BASIC }, auth: ME });
    registry.addManifest('a/b', 'v1', MANIFEST);
    await repository.resolve('v1');
    const [ping, head] = registry.requests;
    expect(ping?.headers['authorization']).toBeUndefined();
    expect(head?.headers['authorization']).toBe(`Basic ${btoa('me:secret')}`);
  });

  test('gets them with all their characters', async () => {
    const auth = { kind: 'basic', users: { mé: 'ß:€' } } as const;
    const me = { ...NO_AUTH, username: 'mé', password: 'ß:€' };
    const { registry, repository } = await open({ auth: me });
    registry.intercept(/./, answering(401, { 'WWW-Authenticate': 'Basic realm="x"' }));
    await failure(repository.resolve('v1'));
    const code = Buffer.from('mé:ß:€').toString('base64');
    expect(registry.requests[1]?.headers['authorization']).toBe(`Basic ${code}`);
    expect(auth.users.mé).toBe(me.password);
  });

  test('is not asked when there are none', async () => {
    const { registry, repository } = await open({ registry: { auth: BASIC } });
    const text = 'Head "http://HOST/v2/a/b/manifests/v1": no basic auth credentials';
    expect(await failure(repository.resolve('v1'), registry)).toBe(text);
    expect(registry.calls()).toEqual(['GET /v2/']);
  });

  test('is not asked for an upload either, which is told in fewer words', async () => {
    const { repository } = await open({ registry: { auth: BASIC }, actions: 'pull,push' });
    const bytes = Buffer.from('x');
    const work = repository.uploadBlob(describing(bytes), opener(bytes), () => {});
    expect(await failure(work)).toBe('no basic auth credentials');
  });

  test('is shown wrong ones once', async () => {
    const auth = { ...ME, password: 'wrong' };
    const { registry, repository } = await open({ registry: { auth: BASIC }, auth });
    const text = 'unauthorized: authentication required';
    expect(await failure(repository.resolve('v1'), registry)).toBe(text);
    expect(calls(registry)).toEqual(['HEAD /v2/a/b/manifests/v1', 'GET /v2/a/b/manifests/v1']);
  });
});

describe('a registry that wants a token', () => {
  test('gets one for just what is to be done, and the same one each time', async () => {
    const { registry, repository } = await open({ registry: { auth: PRIVATE }, auth: ME });
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    await Promise.all([repository.resolve('v1'), repository.manifest(descriptor)]);
    await repository.tags();
    const scope = 'scope=repository%3Aa%2Fb%3Apull&service=fake';
    expect(registry.calls().filter((call) => call.includes('/token'))).toEqual([
      `GET /token?account=me&client_id=docker&${scope}`,
    ]);
    expect(registry.violations).toEqual([]);
  });

  test('gives one to nobody in particular', async () => {
    const { registry, repository } = await open({
      registry: { auth: { ...PRIVATE, anonymous: true } },
    });
    registry.addManifest('a/b', 'v1', MANIFEST);
    await repository.resolve('v1');
    expect(registry.requests[1]?.headers['authorization']).toBeUndefined();
    expect(registry.calls()[1]).toContain('/token?client_id=docker&scope=');
  });

  test('is asked for a new one when the old one is worthless, once', async () => {
    const { registry, repository } = await open({ registry: { auth: PRIVATE }, auth: ME });
    registry.addManifest('a/b', 'v1', MANIFEST);
    await repository.resolve('v1');
    registry.revokeTokens();
    await repository.resolve('v1');
    const tokens = (): number => registry.calls().filter((call) => call.includes('/token')).length;
    expect(tokens()).toBe(2);
    const challenge = `Bearer realm="${registry.origin}/token",service="fake"`;
    registry.intercept(/manifests/, answering(401, { 'WWW-Authenticate': challenge }), 99);
    const text = 'unauthorized: ';
    expect(await failure(repository.resolve('v1'), registry)).toBe(text);
    // HEAD and GET: each tried once more, with a token of its own.
    expect(tokens()).toBe(4);
  });

  test('is asked for a new one before the old one ends', async () => {
    let now = 0;
    const { registry, repository } = await open({
      registry: { auth: { ...PRIVATE, expiresIn: 300 } },
      auth: ME,
      settings: { now: () => now },
    });
    registry.addManifest('a/b', 'v1', MANIFEST);
    const tokens = async (seconds: number): Promise<number> => {
      now = seconds * 1000;
      await repository.resolve('v1');
      return registry.calls().filter((call) => call.includes('/token')).length;
    };
    expect([await tokens(0), await tokens(289), await tokens(291)]).toEqual([1, 1, 2]);
  });

  test('counts on sixty seconds at least', async () => {
    let now = 0;
    const { registry, repository } = await open({
      registry: { auth: { ...PRIVATE, expiresIn: 1 } },
      auth: ME,
      settings: { now: () => now },
    });
    registry.addManifest('a/b', 'v1', MANIFEST);
    await repository.resolve('v1');
    now = 49_000;
    await repository.resolve('v1');
    expect(registry.calls().filter((call) => call.includes('/token'))).toHaveLength(1);
  });

  test('gets the token that stands for the user, by POST', async () => {
    const auth = { ...NO_AUTH, username: 'me', identityToken: 'refresh' };
    const { registry, repository } = await open({ registry: { auth: PRIVATE }, auth });
    registry.addManifest('a/b', 'v1', MANIFEST);
    await repository.resolve('v1');
    const post = registry.requests.find(({ method }) => method === 'POST');
    expect(post?.headers['authorization']).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(post?.body.toString()))).toEqual({
      grant_type: 'refresh_token',
      service: 'fake',
      client_id: 'docker',
      scope: 'repository:a/b:pull',
      refresh_token: 'refresh',
      access_type: 'offline',
    });
  });

  test('gets a registry token as it is', async () => {
    const auth = { ...NO_AUTH, registryToken: 'as-it-is' };
    const { registry, repository } = await open({ registry: { auth: PRIVATE }, auth });
    await failure(repository.resolve('v1'));
    expect(registry.calls().some((call) => call.includes('/token'))).toBe(false);
    expect(registry.requests[1]?.headers['authorization']).toBe('Bearer as-it-is');
  });

  test('gets a token that allows to take blobs from elsewhere, too', async () => {
    const { registry, repository } = await open({
      registry: { auth: PRIVATE },
      auth: ME,
      actions: 'pull,push',
      mountFrom: ['c/d', 'e/f'],
    });
    const { digest } = registry.addBlob('x');
    expect(await repository.mountBlob(digest, 'c/d')).toBe(true);
    expect(await repository.mountBlob(digest, 'e/f')).toBe(true);
    const scopes = ['repository:a/b:pull,push', 'repository:c/d:pull', 'repository:e/f:pull'];
    const tokens = registry.calls().filter((call) => call.includes('/token'));
    expect(tokens).toHaveLength(1);
    expect(new URLSearchParams(tokens[0]?.split('?')[1]).getAll('scope')).toEqual(scopes);
  });
});
