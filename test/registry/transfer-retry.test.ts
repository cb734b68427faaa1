import { afterEach, describe, expect, test } from 'vitest';
import { CancelledError, IntegrityError, RegistryError } from '../../src/model/errors.ts';
import { RetryLater } from '../../src/registry/retry-later.ts';
import { isTransient, retryDelay } from '../../src/registry/transfer-retry.ts';
import { TransportFailure } from '../../src/registry/transport-failure.ts';
import { answering } from '../fake/recording-server.ts';
import { closeAll, failure, open } from './opened-repository.ts';

afterEach(closeAll);

const MANIFEST = { mediaType: 'application/vnd.oci.image.manifest.v1+json' };

function answered(status: number, cause?: unknown): RegistryError {
  return new RegistryError(status, '', 'x', { cause });
}

test.each<[string, unknown, boolean]>(
  [
    ['a broken line', new TransportFailure('broken', 'x'), true],
    ['a broken line, for users', answered(0, new TransportFailure('broken', 'x')), true],
    ['a host that cannot be reached', answered(0, new TransportFailure('dial', 'x')), true],
    ['a certificate that proves nothing', answered(0, new TransportFailure('tls', 'x')), false],
    ['a way that is forbidden', answered(0, new TransportFailure('forbidden', 'x')), false],
    ['no answer at all', answered(0), false],
    ...[400, 401, 403, 404, 405, 410, 416].map(
      (status) => [`${status}`, answered(status), false] as const,
    ),
    ...[408, 425, 500, 502, 503, 504].map(
      (status) => [`${status}`, answered(status), true] as const,
    ),
    ['429', answered(429), false],
    ['429 for a moment', answered(429, new RetryLater(30_000)), true],
    ['429 for longer', answered(429, new RetryLater(30_001)), false],
    ['wrong content', new IntegrityError('x'), false],
    ['an abort', new CancelledError(2), false],
    ['a mistake', new Error('x'), false],
    ['nothing', undefined, false],
  ].map(([what, error, expected]) => [String(what), error, expected === true]),
)('isTransient() of %s', (_what, error, expected) => {
  expect(isTransient(error)).toBe(expected);
});

test('retryDelay() is what the registry asked for, when that is short', () => {
  expect(retryDelay(answered(429, new RetryLater(7000)))).toBe(7000);
  expect(retryDelay(answered(503, new RetryLater(0)))).toBe(0);
  expect(retryDelay(answered(429, new RetryLater(31_000)))).toBeNull();
  expect(retryDelay(answered(429))).toBeNull();
  expect(retryDelay(new Error('x'))).toBeNull();
});

test.each([
  [undefined, null],
  ['', null],
  ['soon', null],
  ['0', 0],
  ['120', 120_000],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 50_000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
])('RetryLater.read(%j)', (value, delay) => {
  expect(RetryLater.read(value, 10_000)?.delay ?? null).toBe(delay);
});

describe('a registry that stumbles', () => {
  test('is asked up to three times', async () => {
    const { registry, repository, waits } = await open();
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    registry.intercept(/manifests/, answering(503), 4);
    expect(await repository.resolve('v1')).toEqual(descriptor);
    expect(waits).toEqual([250, 500]);
  });

  test('and says for how long it wants to be left alone is asked once more', async () => {
    const { registry, repository, waits } = await open();
    const descriptor = registry.addManifest('a/b', 'v1', MANIFEST);
    registry.intercept(/manifests/, answering(429, { 'Retry-After': '7' }), 2);
    expect(await repository.resolve('v1')).toEqual(descriptor);
    expect(waits).toEqual([7000]);
  });

  test.each([
    ['for too long', { 'Retry-After': '31' }],
    ['without an end', {}],
  ])('and wants to be left alone %s is not', async (_how, headers) => {
    const { registry, repository, waits } = await open();
    registry.intercept(/manifests/, answering(429, headers), 9);
    expect(await failure(repository.resolve('v1'))).toBe('toomanyrequests: ');
    expect(waits).toEqual([]);
  });
});
