import { afterEach, describe, expect, test } from 'vitest';
import { NO_AUTH } from '../../src/model/registry-auth.ts';
import {
  answering,
  answeringJson,
  type RecordingServer,
  startServer,
} from '../fake/recording-server.ts';
import {
  calls,
  closeAll,
  closeLater,
  collect,
  describing,
  failure,
  ME,
  open,
  opener,
  PRIVATE,
} from './opened-repository.ts';

afterEach(closeAll);

const BASIC = { kind: 'basic', users: { me: 'secret' } } as const;
const SECRETS = [btoa('me:secret'), 'secret', 'refresh-me'];

/** That none of the requests shows anything that proves who asks. */
function expectNoSecrets(server: RecordingServer): void {
  const all = server.requests.map(({ target, headers, body }) => [
    target,
    headers,
    body.toString(),
  ]);
  const text = JSON.stringify(all);
  for (const secret of SECRETS) expect(text).not.toContain(secret);
  expect(server.requests.filter(({ headers }) => 'authorization' in headers)).toEqual([]);
}

describe('credentials stay at home', () => {
  async function realmAt(server: RecordingServer, host: string): Promise<ReturnType<typeof open>> {
    const realm = `http://${host}:${server.port}/token`;
    return open({ registry: { auth: { ...PRIVATE, realm } }, auth: ME });
  }

  test('when the realm is somebody else, who is asked by nobody in particular', async () => {
    const other = closeLater(await startServer(answeringJson(200, { token: 'theirs' })));
    const { registry, repository } = await realmAt(other, 'localhost');
    const text = 'unauthorized: authentication required';
    expect(await failure(repository.resolve('v1'), registry)).toBe(text);
    expect(other.requests.length).toBeGreaterThan(0);
    expectNoSecrets(other);
  });

  test('and both hosts are named when that is not enough', async () => {
    const other = closeLater(await startServer(answering(401)));
    const { registry, repository } = await realmAt(other, 'localhost');
    const hosts = `credentials for HOST are not shown to localhost:${other.port}`;
    const text = `Head "http://HOST/v2/a/b/manifests/v1": unauthorized:  (${hosts})`;
    expect(await failure(repository.resolve('v1'), registry)).toBe(text);
    expectNoSecrets(other);
  });

  test('unless the user trusts the realm', async () => {
    const other = closeLater(await startServer(answeringJson(200, { token: 'theirs' })));
    const realm = `http://localhost:${other.port}/token`;
    const { repository } = await open({
      registry: { auth: { ...PRIVATE, realm } },
      auth: ME,
      settings: { trustedRealms: ['localhost'] },
    });
    await failure(repository.resolve('v1'));
    expect(other.requests[0]?.headers['authorization']).toBe(`Basic ${btoa('me:secret')}`);
  });

  test('when the realm leads elsewhere', async () => {
    const other = closeLater(await startServer(answeringJson(200, { token: 'theirs' })));
    const realm = closeLater(await startServer(answering(307, { Location: `${other.origin}/t` })));
    const { repository } = await realmAt(realm, '127.0.0.1');
    await failure(repository.resolve('v1'));
    expect(realm.requests[0]?.headers['authorization']).toBe(`Basic ${btoa('me:secret')}`);
    expect(other.requests.length).toBeGreaterThan(0);
    expect(other.requests.filter(({ headers }) => 'authorization' in headers)).toEqual([]);
  });

  test('when the realm wants the identity token to be sent elsewhere', async () => {
    const other = closeLater(await startServer(answeringJson(200, { access_token: 'theirs' })));
    const realm = closeLater(await startServer(answering(307, { Location: `${other.origin}/t` })));
    const auth = { ...NO_AUTH, username: 'me', identityToken: 'refresh-me' };
    const options = { ...PRIVATE, realm: `${realm.origin}/token` };
    const { repository } = await open({ registry: { auth: options }, auth });
    const text = await failure(repository.resolve('v1'));
    expect(text).toContain(`POST must not be redirected to ${other.origin}`);
    expect(other.requests).toEqual([]);
  });

  test.each(['http', 'https'])('when a blob is at another port, by %s', async (scheme) => {
    const blob = Buffer.from('content');
    const other = closeLater(await startServer(answering(200, {}, blob), scheme === 'https'));
    const { registry, repository } = await open({ registry: { auth: BASIC }, auth: ME });
    registry.intercept(/blobs/, answering(307, { Location: `${other.origin}/x` }));
    const { bytes } = await repository.openBlob(describing(blob), 0);
    expect((await collect(bytes)).toString()).toBe('content');
    expectNoSecrets(other);
    expect(registry.requests.at(-1)?.headers['authorization']).toBeDefined();
  });

  test('when the way leads away and back', async () => {
    const registry = await open({ registry: { auth: BASIC }, auth: ME });
    const back = `${registry.registry.origin}/v2/a/b/blobs/x`;
    const other = closeLater(await startServer(answering(302, { Location: back })));
    registry.registry.intercept(/blobs/, answering(302, { Location: `${other.origin}/x` }));
    await failure(registry.repository.openBlob(describing(Buffer.from('x')), 0));
    const last = registry.registry.requests.at(-1);
    expect(last?.target).toBe('/v2/a/b/blobs/x');
    expect(last?.headers['authorization']).toBeUndefined();
  });

  test('when the place of a blob asks for them', async () => {
    const challenge = { 'WWW-Authenticate': 'Basic realm="mine now"' };
    const other = closeLater(await startServer(answering(401, challenge)));
    const { registry, repository } = await open({ registry: { auth: BASIC }, auth: ME });
    registry.intercept(/blobs/, answering(307, { Location: `${other.origin}/x` }), 9);
    const work = repository.openBlob(describing(Buffer.from('x')), 0);
    expect(await failure(work)).toBe('unauthorized: ');
    // The registry was asked once more, for a place that is still good.
    expect(other.requests).toHaveLength(2);
    expectNoSecrets(other);
  });

  test('when an upload goes elsewhere', async () => {
    const other = closeLater(await startServer(answering(201)));
    const { registry, repository } = await open({
      registry: { auth: BASIC },
      auth: ME,
      actions: 'pull,push',
    });
    registry.intercept(/^POST/, answering(202, { Location: `${other.origin}/put` }));
    const bytes = Buffer.from('layer');
    await repository.uploadBlob(describing(bytes), opener(bytes), () => {});
    expect(other.requests.map(({ body }) => body.toString())).toEqual(['layer']);
    expectNoSecrets(other);
  });

  test('when a list goes on elsewhere', async () => {
    const other = closeLater(await startServer(answeringJson(200, { tags: ['evil'] })));
    const { registry, repository } = await open({ registry: { auth: BASIC }, auth: ME });
    const Link = `<${other.origin}/v2/a/b/tags/list?last=x>; rel="next"`;
    registry.intercept(/tags/, answering(200, { Link }, '{"tags":["a"]}'));
    const text = `HOST must not continue its list at ${other.origin}`;
    expect(await failure(repository.tags(), registry)).toBe(text);
    expect(other.requests).toEqual([]);
  });

  test.each(['Location', 'Link', 'realm'])(
    'when a %s has a name and a password in it',
    async (where) => {
      const other = closeLater(await startServer(answeringJson(200, { token: 'x', tags: [] })));
      const url = `http://evil:mark@127.0.0.1:${other.port}/x`;
      const { registry, repository } = await open();
      const headers = {
        Location: { Location: url },
        Link: { Link: `<${url}>; rel="next"` },
        realm: { 'WWW-Authenticate': `Bearer realm="${url}"` },
      }[where];
      const status = { Location: 307, Link: 200, realm: 401 }[where] ?? 0;
      registry.intercept(/tags/, answering(status, headers, '{"tags":[]}'));
      await repository.tags().catch(() => {});
      expect(JSON.stringify(other.requests)).not.toContain(btoa('evil:mark'));
    },
  );
});

describe('a registry must not lead', () => {
  test.each([
    ['http://169.254.169.254/latest', 'the link-local address 169.254.169.254'],
    ['http://10.0.0.1/x', 'the private address 10.0.0.1'],
    ['http://[fd00::1]/x', 'the private address [fd00::1]'],
    ['http://0.0.0.0/x', 'the reserved address 0.0.0.0'],
    ['http://[::ffff:169.254.169.254]/x', 'the link-local address [::ffff:a9fe:a9fe]'],
  ])('to %s', async (location, what) => {
    const { registry, repository } = await open();
    registry.intercept(/manifests/, answering(307, { Location: location }), 9);
    const text = `Head "http://HOST/v2/a/b/manifests/v1": HOST must not lead to ${what}`;
    expect(await failure(repository.resolve('v1'), registry)).toBe(text);
  });

  test('to a realm at such an address', async () => {
    const realm = 'http://169.254.169.254/token';
    const { registry, repository } = await open({
      registry: { auth: { ...PRIVATE, realm } },
      auth: ME,
    });
    const text = await failure(repository.resolve('v1'), registry);
    expect(text).toContain('HOST must not lead to the link-local address 169.254.169.254');
    expect(text).not.toContain('secret');
  });

  test.each([
    ['file:///etc/passwd', 'http://HOST must not lead to file://'],
    ['ftp://127.0.0.1/x', 'http://HOST must not lead to ftp://127.0.0.1'],
    ['http://[', 'failed to parse Location header'],
  ])('to %s', async (location, what) => {
    const { registry, repository } = await open();
    registry.intercept(/blobs/, answering(307, { Location: location }), 9);
    const work = repository.openBlob(describing(Buffer.from('x')), 0);
    expect(await failure(work, registry)).toBe(what);
  });

  test('in circles', async () => {
    const { registry, repository } = await open();
    registry.intercept(/blobs/, answering(302, { Location: '/v2/a/b/blobs/again' }), 99);
    const work = repository.openBlob(describing(Buffer.from('x')), 0);
    expect(await failure(work)).toBe('stopped after 5 redirects');
    expect(calls(registry)).toHaveLength(6);
  });

  test('from https to http', async () => {
    const other = closeLater(await startServer(answering(200, {}, 'x')));
    const { registry, repository } = await open({ registry: { isSecure: true } });
    registry.intercept(/blobs/, answering(307, { Location: `${other.origin}/x` }));
    const work = repository.openBlob(describing(Buffer.from('x')), 0);
    expect(await failure(work, registry)).toBe(
      `https://HOST must not lead to http://${other.host}`,
    );
    expect(other.requests).toEqual([]);
  });

  test('from an https registry to an http realm', async () => {
    const other = closeLater(await startServer(answeringJson(200, { token: 'x' })));
    const auth = { ...PRIVATE, realm: `${other.origin}/token` };
    const { registry, repository } = await open({ registry: { auth, isSecure: true }, auth: ME });
    const text = await failure(repository.resolve('v1'), registry);
    expect(text).toContain(`HOST names ${other.origin}, it must be https and name no user`);
    expect(other.requests).toEqual([]);
  });
});
