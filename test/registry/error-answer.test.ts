import { afterEach, expect, test } from 'vitest';
import { RegistryError } from '../../src/model/errors.ts';
import { answering, answeringJson, type React } from '../fake/recording-server.ts';
import { closeAll, errorOf, failure, ME, open, PRIVATE } from './opened-repository.ts';

afterEach(closeAll);

const NAME = 'HOST/a/b';
const DENIED = `pull access denied for ${NAME}, repository does not exist or may require 'docker login'`;

function told(status: number, code: unknown, message?: unknown, detail: unknown = null): React {
  return answeringJson(status, { errors: [{ code, message, detail }] });
}

function bearer(status: number, parameters: string): React {
  return answering(status, { 'WWW-Authenticate': `Bearer realm="http://x/",${parameters}` });
}

// What docker 28 prints for each, after "Error response from daemon: ".
test.each<[string, React, string]>([
  [
    'an unknown tag',
    told(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { Tag: 'v1' }),
    `manifest for ${NAME}:v1 not found: manifest unknown: manifest unknown`,
  ],
  [
    'an unknown tag with a text of its own',
    told(404, 'MANIFEST_UNKNOWN', 'OCI index found, but none fits'),
    `manifest for ${NAME}:v1 not found: manifest unknown: OCI index found, but none fits`,
  ],
  [
    'an unknown tag and no more',
    told(404, 'MANIFEST_UNKNOWN', 'manifest unknown'),
    'manifest unknown',
  ],
  [
    'an unknown repository',
    told(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name: 'a/b' }),
    `repository ${NAME} not found: name unknown: repository name not known to registry`,
  ],
  [
    'what is denied',
    told(403, 'DENIED', 'requested access to the resource is denied', []),
    `${DENIED}: denied: requested access to the resource is denied`,
  ],
  ['what is denied and no more', told(403, 'DENIED', ''), 'denied'],
  ['a bare 403', answering(403), `${DENIED}: denied: `],
  [
    'a page that says no',
    answering(403, { 'Content-Type': 'text/html' }, '<h1>blocked</h1>'),
    `${DENIED}: denied: <h1>blocked</h1>`,
  ],
  [
    'a page for 404',
    answering(404, { 'Content-Type': 'text/html' }, '<html>no</html>'),
    'unknown: <html>no</html>',
  ],
  ['a code that nobody knows', told(404, 'WHAT_EVER', 'so'), 'unknown: so'],
  ['no code', answeringJson(400, { errors: [{ message: 'so' }] }), 'unknown: so'],
  [
    'several errors, of which the first counts',
    answeringJson(404, {
      errors: [
        { code: 'TAG_INVALID', message: 'first' },
        { code: 'DENIED', message: 'second' },
      ],
    }),
    'tag invalid: first',
  ],
  [
    'no errors',
    answeringJson(404, { errors: [] }),
    'error parsing HTTP 404 response body: no error details found in HTTP response body: "{\\"errors\\":[]}"',
  ],
  [
    'half a document',
    answering(404, { 'Content-Type': 'application/json; charset=utf-8' }, '{"err'),
    'error parsing HTTP 404 response body: unexpected end of JSON input: "{\\"err"',
  ],
  ['details of old', answeringJson(429, { details: 'slow down' }), 'toomanyrequests: slow down'],
  [
    'too many requests',
    told(429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit.'),
    'toomanyrequests: You have reached your pull rate limit.',
  ],
  [
    'a broken server',
    answering(500, {}, 'x'),
    'received unexpected HTTP status: 500 Internal Server Error',
  ],
  ['a redirect without a place', answering(302), 'received unexpected HTTP status: 302 Found'],
  [
    'a page of a megabyte',
    answering(404, { 'Content-Type': 'text/html' }, `\u001b[31m${'x'.repeat(1_000_000)}`),
    `unknown: [31m${'x'.repeat(252)}`,
  ],
  ['lines and marks', told(400, 'UNKNOWN', 'a\nb\u001b[2Jc\u0007\u009bd'), 'unknown: ab[2Jcd'],
  [
    'a scope that is too small',
    bearer(403, 'error="insufficient_scope"'),
    `${DENIED}: denied: requested access to the resource is denied`,
  ],
  [
    'a scope that is too small, with a text',
    bearer(403, 'error="insufficient_scope",error_description="no way"'),
    `${DENIED}: denied: no way`,
  ],
  [
    'a token that is no good',
    bearer(403, 'error="invalid_token"'),
    'unauthorized: authentication required',
  ],
])('resolve() tells %s', async (_what, reaction, expected) => {
  const { registry, repository } = await open();
  registry.intercept(/manifests/, reaction, 99);
  expect(await failure(repository.resolve('v1'), registry)).toBe(expected);
});

test('a failure has its status and its code', async () => {
  const { registry, repository } = await open();
  const error = await errorOf(repository.resolve('v1'));
  expect(error).toBeInstanceOf(RegistryError);
  expect(error).toMatchObject({ status: 404, code: 'MANIFEST_UNKNOWN', kind: 'registry' });
  expect(registry.violations).toEqual([]);
});

test('resolve() by digest names the digest', async () => {
  const { registry, repository } = await open();
  const digest = `sha256:${'0'.repeat(64)}`;
  const text = `manifest for HOST/a/b@${digest} not found: manifest unknown: manifest unknown`;
  expect(await failure(repository.resolve(digest), registry)).toBe(text);
});

test('tags() tells an unknown repository', async () => {
  const { registry, repository } = await open();
  const text = `repository ${NAME} not found: name unknown: repository name not known to registry`;
  expect(await failure(repository.tags(), registry)).toBe(text);
});

test('putManifest() tells all errors', async () => {
  const { registry, repository } = await open({ actions: 'pull,push' });
  registry.intercept(/^PUT/, bearer(403, 'error="insufficient_scope"'));
  const work = repository.putManifest('v1', 'x/y', Buffer.from('{}'));
  const text = 'errors:\ndenied: requested access to the resource is denied\ndenied: \n';
  expect(await failure(work)).toBe(text);
});

test.each<[string, React, string]>([
  [
    'is refused',
    answeringJson(401, {
      errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password' }],
    }),
    'unauthorized: incorrect username or password',
  ],
  [
    'is refused by old means',
    answeringJson(401, { details: 'incorrect username or password' }),
    'unauthorized: incorrect username or password',
  ],
  ['stumbles', answering(503), 'received unexpected HTTP status: 503 Service Unavailable'],
  [
    'gives none',
    answeringJson(200, {}),
    'authorization server did not include a token in the response',
  ],
  [
    'talks nonsense',
    answering(200, {}, 'x'),
    "unable to decode token response: invalid character 'x' looking for beginning of value",
  ],
  [
    'talks too much',
    answering(200, {}, ' '.repeat(70_000)),
    'unable to decode token response: more than 65536 bytes',
  ],
])('a token server that %s is told with the request', async (_what, reaction, expected) => {
  const { registry, repository } = await open({ registry: { auth: PRIVATE }, auth: ME });
  registry.intercept(/token/, reaction, 9);
  const text = `Head "http://HOST/v2/a/b/manifests/v1": ${expected}`;
  expect(await failure(repository.resolve('v1'), registry)).toBe(text);
});
