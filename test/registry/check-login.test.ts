import { afterEach, describe, expect, test } from 'vitest';
import { RegistryError } from '../../src/model/errors.ts';
import { NO_AUTH, type RegistryAuth } from '../../src/model/registry-auth.ts';
import { checkLogin } from '../../src/registry/check-login.ts';
import type { FakeAuth } from '../fake/fake-authority.ts';
import { type FakeRegistry, startFakeRegistry } from '../fake/fake-registry.ts';
import { answering } from '../fake/recording-server.ts';
import {
  closeAll,
  closeLater,
  errorOf,
  failure,
  ME,
  PRIVATE,
  settingsWith,
} from './opened-repository.ts';

afterEach(closeAll);

const BASIC: FakeAuth = { kind: 'basic', users: { me: 'secret' } };
const SUCCESS = 'Login Succeeded';

async function registryWith(auth: FakeAuth): Promise<FakeRegistry> {
  return closeLater(await startFakeRegistry({ auth }));
}

function logIn(registry: FakeRegistry, auth: RegistryAuth): ReturnType<typeof checkLogin> {
  return checkLogin({ ...auth, serverAddress: registry.host }, { settings: settingsWith() });
}

describe('checkLogin()', () => {
  test('shows name and password', async () => {
    const registry = await registryWith(BASIC);
    expect(await logIn(registry, ME)).toEqual({ status: SUCCESS, identityToken: '' });
    expect(registry.calls()).toEqual(['GET /v2/', 'GET /v2/']);
  });

  test('gets a token that takes the place of the password', async () => {
    const registry = await registryWith(PRIVATE);
    expect(await logIn(registry, ME)).toEqual({ status: SUCCESS, identityToken: 'refresh' });
    const query = 'account=me&client_id=docker&offline_token=true&service=fake';
    expect(registry.calls()).toEqual(['GET /v2/', `GET /token?${query}`, 'GET /v2/']);
  });

  test('keeps the identity token that it was given', async () => {
    const registry = await registryWith(PRIVATE);
    const auth = { ...NO_AUTH, username: 'me', identityToken: 'refresh' };
    expect(await logIn(registry, auth)).toEqual({ status: SUCCESS, identityToken: 'refresh' });
  });

  test('is content with a registry that asks nobody', async () => {
    const registry = await registryWith({ kind: 'none' });
    expect(await logIn(registry, ME)).toEqual({ status: SUCCESS, identityToken: '' });
    expect(registry.violations).toEqual([]);
  });

  test('takes a URL for its host', async () => {
    const registry = await registryWith(BASIC);
    const auth = { ...ME, serverAddress: `https://${registry.host}/v1/` };
    const { status } = await checkLogin(auth, { settings: settingsWith() });
    expect(status).toBe(SUCCESS);
  });

  test('tells of a password that is wrong', async () => {
    const registry = await registryWith(PRIVATE);
    const error = await errorOf(logIn(registry, { ...ME, password: 'wrong' }));
    expect(error).toBeInstanceOf(RegistryError);
    expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    expect(error.message.replaceAll(registry.host, 'HOST')).toBe(
      'Get "http://HOST/v2/": unauthorized: incorrect username or password',
    );
  });

  test('tells of a registry that does not take name and password', async () => {
    const registry = await registryWith(BASIC);
    const work = logIn(registry, { ...ME, password: 'wrong' });
    const text = 'login attempt to http://HOST/v2/ failed with status: 401 Unauthorized';
    expect(await failure(work, registry)).toBe(text);
  });

  test('tells of a registry that is none', async () => {
    const registry = await registryWith(BASIC);
    registry.intercept(/v2/, answering(404), 9);
    const text = 'login attempt to http://HOST/v2/ failed with status: 404 Not Found';
    expect(await failure(logIn(registry, ME), registry)).toBe(text);
  });

  test('wants a name and a password', async () => {
    const registry = await registryWith(BASIC);
    const text = 'Get "http://HOST/v2/": no basic auth credentials';
    expect(await failure(logIn(registry, NO_AUTH), registry)).toBe(text);
  });

  test.each(['', 'https://index.docker.io/v1/', 'docker.io'])(
    'takes %j for Docker Hub',
    async (name) => {
      const environment = { HTTPS_PROXY: 'http://127.0.0.1:1' };
      const auth = { ...ME, serverAddress: name };
      const work = checkLogin(auth, { settings: settingsWith({ environment }) });
      expect(await failure(work)).toContain('Get "https://registry-1.docker.io/v2/": ');
    },
  );
});
