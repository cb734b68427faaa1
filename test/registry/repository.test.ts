import { afterEach, describe, expect, test } from 'vitest';
import { DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from '../../src/model/media-type.ts';
import { parseReference } from '../../src/model/reference.ts';
import { NO_AUTH } from '../../src/model/registry-auth.ts';
import { RegistryError } from '../../src/model/errors.ts';
import { openRepository } from '../../src/registry/repository.ts';
import { answering, answeringJson } from '../fake/recording-server.ts';
import {
  calls,
  closeAll,
  closeLater,
  describing,
  errorOf,
  failure,
  open,
  settingsWith,
} from './opened-repository.ts';

afterEach(closeAll);

const MANIFEST = { mediaType: OCI_MANIFEST, layers: [] };

describe('resolve()', () => {
  test('asks by HEAD what a tag stands for', async () => {
    const { registry, repository } = await open();
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    expect(await repository.resolve('v1')).toEqual(descriptor);
    expect(registry.calls()).toEqual(['GET /v2/', 'HEAD /v2/a/b/manifests/v1']);
    expect(registry.requests[1]?.headers).toMatchObject({
      'user-agent': 'test/1.0',
      accept:
        'application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v1+prettyjws, application/json',
    });
  });

  test.each([
    ['no digest', answering(200, { 'Content-Length': '10' })],
    ['a digest that is none', answering(200, { 'Docker-Content-Digest': 'sha256:x' })],
    ['no length', answering(200, { 'Docker-Content-Digest': `sha256:${'0'.repeat(64)}` })],
    ['no HEAD', answering(405)],
  ])('asks by GET too when the answer has %s', async (_what, reaction) => {
    const { registry, repository } = await open();
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    registry.intercept(/^HEAD/, reaction);
    expect(await repository.resolve('v1')).toEqual(descriptor);
  });

  test('keeps to the digest that was asked for, whatever the registry claims', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.addManifest('a/b', 'v1', MANIFEST);
    const lie = { 'Docker-Content-Digest': `sha256:${'0'.repeat(64)}`, 'Content-Length': '9' };
    registry.intercept(/^HEAD/, answering(200, lie));
    expect(await repository.resolve(digest)).toEqual({ mediaType: '', digest, size: 9 });
  });

  test.each([
    ['application/json', ''],
    ['Application/vnd.oci.image.index.v1+json; charset=utf-8', OCI_INDEX],
    ['application/x-other', 'application/x-other'],
  ])('takes %s for %j', async (type, mediaType) => {
    const { registry, repository } = await open();
    const digest = `sha256:${'1'.repeat(64)}`;
    const headers = {
      'Docker-Content-Digest': digest,
      'Content-Type': type,
      'Content-Length': '9',
    };
    registry.intercept(/^HEAD/, answering(200, headers));
    expect(await repository.resolve('v1')).toEqual({ mediaType, digest, size: 9 });
  });

  test.each(['..', 'a/b', '', 'x'.repeat(129), '-x'])('refuses the tag %j', async (tag) => {
    const { registry, repository } = await open();
    expect(await failure(repository.resolve(tag))).toBe(`invalid tag: ${tag}`);
    expect(registry.requests).toEqual([]);
  });
});

describe('manifest()', () => {
  test('gives the bytes that the digest names', async () => {
    const { registry, repository } = await open();
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    const bytes = await repository.manifest(descriptor);
    expect(JSON.parse(bytes.toString())).toEqual(MANIFEST);
    expect(calls(registry)).toEqual(['GET /v2/a/b/manifests/sha256:HEX']);
  });

  test('refuses other bytes', async () => {
    const { registry, repository } = await open();
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    registry.intercept(/manifests/, answering(200, {}, '{}'));
    const text = `manifest verification failed for digest ${descriptor.digest}`;
    expect(await failure(repository.manifest(descriptor))).toBe(text);
  });

  test.each([
    [DOCKER_MANIFEST, 4 * 1024 * 1024],
    [OCI_INDEX, 32 * 1024 * 1024],
  ])('refuses %s of more than %i bytes before it reads them', async (mediaType, limit) => {
    const { registry, repository } = await open();
    registry.intercept(/manifests/, answering(200, { 'Content-Length': String(limit + 1) }));
    const found = await failure(repository.manifest(describing(Buffer.from('x'), mediaType)));
    expect(found).toBe(`the manifest has more than ${limit} bytes`);
  });

  test('reads no more than that when it was not told how long it is', async () => {
    const { registry, repository } = await open();
    registry.intercept(/manifests/, (_request, response) => {
      response.writeHead(200);
      response.end(Buffer.alloc(5 * 1024 * 1024));
    });
    const work = repository.manifest(describing(Buffer.from('x'), DOCKER_MANIFEST));
    expect(await failure(work)).toBe('the manifest has more than 4194304 bytes');
  });
});

describe('readBlob()', () => {
  test('gives the bytes that the digest names', async () => {
    const { registry, repository } = await open();
    const blob = registry.addBlob('{}');
    expect((await repository.readBlob(blob)).toString()).toBe('{}');
  });

  test('refuses other bytes of the same length', async () => {
    const { registry, repository } = await open();
    const blob = registry.addBlob('{}');
    registry.blobs.set(blob.digest, Buffer.from('[]'));
    const text = `image config verification failed for digest ${blob.digest}`;
    expect(await failure(repository.readBlob(blob))).toBe(text);
  });

  test('refuses more than a configuration may have, unasked', async () => {
    const { registry, repository } = await open();
    const target = { ...describing(Buffer.from('x')), size: 8 * 1024 * 1024 + 1 };
    const text = 'the image config has more than 8388608 bytes';
    expect(await failure(repository.readBlob(target))).toBe(text);
    expect(registry.requests).toEqual([]);
  });
});

test('hasBlob() and hasManifest() tell what is there', async () => {
  const { registry, repository } = await open();
  const blob = registry.addBlob('x');
  const manifest = registry.addManifest('a/b', 'v1', MANIFEST);
  const other = describing(Buffer.from('other')).digest;
  expect(await repository.hasBlob(blob.digest)).toBe(true);
  expect(await repository.hasBlob(other)).toBe(false);
  expect(await repository.hasManifest(manifest.digest)).toBe(true);
  expect(await repository.hasManifest(other)).toBe(false);
  expect(calls(registry).every((call) => call.startsWith('HEAD '))).toBe(true);
});

describe('putManifest()', () => {
  test('puts a manifest byte for byte', async () => {
    const { registry, repository } = await open({ actions: 'pull,push' });
    const bytes = Buffer.from('{ "a": 1 }\n');
    const { digest } = describing(bytes);
    expect(await repository.putManifest('v1', OCI_MANIFEST, bytes)).toBe(digest);
    expect(registry.manifests.get('a/b:v1')).toEqual({ mediaType: OCI_MANIFEST, bytes });
  });

  test('refuses a registry that took it for something else', async () => {
    const { registry, repository } = await open({ actions: 'pull,push' });
    const other = `sha256:${'0'.repeat(64)}`;
    registry.intercept(/^PUT/, answering(201, { 'Docker-Content-Digest': other }));
    const bytes = Buffer.from('{}');
    const text = `the registry took manifest ${describing(bytes).digest} for ${other}`;
    expect(await failure(repository.putManifest('v1', OCI_MANIFEST, bytes))).toBe(text);
  });
});

describe('tags()', () => {
  test('follows the pages of the list', async () => {
    const { registry, repository } = await open();
    for (const tag of ['v1', 'v2', 'v3', 'v4', 'v5']) registry.addManifest('a/b', tag, MANIFEST);
    expect(await repository.tags()).toEqual(['v1', 'v2', 'v3', 'v4', 'v5']);
    expect(calls(registry)).toEqual([
      'GET /v2/a/b/tags/list?n=1000',
      'GET /v2/a/b/tags/list?n=2&last=v2',
      'GET /v2/a/b/tags/list?n=2&last=v4',
    ]);
  });

  test.each([
    [{ name: 'a/b', tags: null }, []],
    [{}, []],
    [{ tags: ['ok', '../../x', 'a b', ''] }, ['ok']],
  ])('reads %j as %j', async (document, expected) => {
    const { registry, repository } = await open();
    registry.intercept(/tags/, answeringJson(200, document));
    expect(await repository.tags()).toEqual(expected);
  });

  test('refuses what is no list', async () => {
    const { registry, repository } = await open();
    registry.intercept(/tags/, answering(200, {}, '<html>'));
    const text = "invalid character '<' looking for beginning of value";
    expect(await failure(repository.tags())).toBe(text);
  });
});

describe('openRepository()', () => {
  const options = { settings: settingsWith(), auth: NO_AUTH, actions: 'pull' } as const;

  test('refuses the name that stands for nothing', () => {
    const opening = (): unknown => openRepository(parseReference('scratch'), options);
    expect(opening).toThrow("'scratch' is a reserved name");
  });

  test('refuses a name without a host', () => {
    const opening = (): unknown => openRepository(parseReference('a_b.c/d'), options);
    expect(opening).toThrow('Get "https:///v2/": http: no Host in request URL');
  });

  test.each([
    [
      '127.0.0.1:1',
      'Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
    ],
    [
      'nosuch.invalid',
      'Get "https://nosuch.invalid/v2/": dial tcp: lookup nosuch.invalid: no such host',
    ],
  ])('makes repositories of %s that say why they cannot be reached', async (host, message) => {
    const repository = closeLater(openRepository(parseReference(`${host}/a/b`), options));
    const error = await errorOf(repository.resolve('v1'));
    expect(error).toBeInstanceOf(RegistryError);
    expect(error.message).toBe(message);
  });
});
