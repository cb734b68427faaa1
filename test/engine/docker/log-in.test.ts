import { expect, test } from 'vitest';
import { NO_AUTH } from '../../../src/model/registry-auth.ts';
import { calls, failure, json, lastHeader, openAnswering, refusal } from './opened-engine.ts';

const AUTH = { ...NO_AUTH, username: 'me', password: 'p<"\\é', serverAddress: 'q.io' };

test('login() shows credentials to the engine, and to nobody on the way', async () => {
  const opened = await openAnswering(json('{"Status":"Login Succeeded","IdentityToken":""}'));
  expect(await opened.engine.login(AUTH)).toEqual({
    status: 'Login Succeeded',
    identityToken: '',
  });
  expect(calls(opened)).toEqual(['POST /v1.50/auth']);
  expect(lastHeader(opened, 'Content-Type')).toBe('application/json');
  expect(Buffer.from(opened.seen.requests.at(-1)?.body ?? '', 'latin1').toString()).toBe(
    '{"username":"me","password":"p\\u003c\\"\\\\é","serveraddress":"q.io"}\n',
  );
});

test('all that credentials can have is sent in the order of the engine’s own client', async () => {
  const opened = await openAnswering(json('{}'));
  const { engine, seen } = opened;
  await engine.login({
    ...AUTH,
    email: 'e',
    identityToken: 'i',
    registryToken: 'r',
    password: 'p',
  });
  expect(seen.requests.at(-1)?.body).toBe(
    '{"username":"me","password":"p","email":"e","serveraddress":"q.io","identitytoken":"i","registrytoken":"r"}\n',
  );
});

test.each([
  ['{"status":"ok","identitytoken":"t"}', { status: 'ok', identityToken: 't' }],
  ['null', { status: '', identityToken: '' }],
])('login() reads %s', async (body, said) => {
  const { engine } = await openAnswering(json(body));
  expect(await engine.login(AUTH)).toEqual(said);
});

test.each([
  ['', 'EOF'],
  ['nope', "invalid character 'o' in literal null (expecting 'u')"],
  [
    '{"Status":5}',
    'json: cannot unmarshal number into Go struct field AuthenticateOKBody.Status of type string',
  ],
])('login() refuses the answer %j', async (body, message) => {
  const opened = await openAnswering(json(body));
  expect(await failure(opened, opened.engine.login(AUTH))).toBe(message);
});

test('login() tells that the credentials were refused', async () => {
  const { engine } = await openAnswering(refusal('401 x', 'bad password'));
  await expect(engine.login(AUTH)).rejects.toMatchObject({
    kind: 'unauthorized',
    message: 'Error response from daemon: bad password',
  });
});
