import { expect, test } from 'vitest';
import { InvalidPlatformError } from '../../src/model/errors.ts';
import { encodePlatform, formatPlatform, parsePlatform } from '../../src/model/platform.ts';

// Each was sent by docker 28.2.2 for `history --platform` on linux/amd64.
test.each([
  ['linux', '{"architecture":"amd64","os":"linux"}'],
  ['macos', '{"architecture":"amd64","os":"darwin"}'],
  ['aarch64', '{"architecture":"arm64","os":"linux"}'],
  ['x86-64', '{"architecture":"amd64","os":"linux"}'],
  ['arm', '{"architecture":"arm","os":"linux"}'],
  ['armel', '{"architecture":"arm","os":"linux","variant":"v6"}'],
  ['LINUX/AMD64', '{"architecture":"amd64","os":"linux"}'],
  ['linux/amd64/v1', '{"architecture":"amd64","os":"linux"}'],
  ['linux/amd64/v2', '{"architecture":"amd64","os":"linux","variant":"v2"}'],
  ['linux/arm', '{"architecture":"arm","os":"linux"}'],
  ['linux/arm/7', '{"architecture":"arm","os":"linux","variant":"v7"}'],
  ['linux/armhf', '{"architecture":"arm","os":"linux"}'],
  ['linux/armhf/v6', '{"architecture":"arm","os":"linux","variant":"v7"}'],
  ['linux/arm64', '{"architecture":"arm64","os":"linux"}'],
  ['linux/arm64/v8', '{"architecture":"arm64","os":"linux","variant":"v8"}'],
  ['linux/arm64/9', '{"architecture":"arm64","os":"linux","variant":"v9"}'],
  ['linux/i386/v2', '{"architecture":"386","os":"linux"}'],
  ['linux/386/sse2', '{"architecture":"386","os":"linux","variant":"sse2"}'],
  ['foo/Bar/Baz', '{"architecture":"bar","os":"foo","variant":"baz"}'],
  [
    'Windows(Ltsc)/AMD64/V2',
    '{"architecture":"amd64","os":"windows","os.version":"Ltsc","variant":"v2"}',
  ],
  ['windows()', '{"architecture":"amd64","os":"windows"}'],
])('parsePlatform(%j) is sent as %s', (text, json) => {
  expect(encodePlatform(parsePlatform(text, 'amd64'))).toBe(json);
});

test('what is left out comes from the machine', () => {
  expect(parsePlatform('windows', 'arm64')).toEqual({ os: 'windows', architecture: 'arm64' });
  expect(parsePlatform('amd64', 'arm64', 'darwin')).toEqual({
    os: 'darwin',
    architecture: 'amd64',
  });
});

const OS_RULE = String.raw`OSAndVersion specifier component must match "^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.-]*)\\))?$"`;
const RULE = 'platform specifier component must match "^[A-Za-z0-9_.-]+$"';

test.each([
  ['*', '"*": wildcards not yet supported'],
  ['foo', '"foo": unknown operating system or architecture'],
  ['arm(7)', '"arm(7)": unknown operating system or architecture'],
  ['a/b/c/d', '"a/b/c/d": cannot parse platform specifier'],
  ['', `"" is an invalid OS component of "": ${OS_RULE}`],
  ['bad^', `"bad^" is an invalid OS component of "bad^": ${OS_RULE}`],
  ['(1)/amd64', `"(1)" is an invalid OS component of "(1)/amd64": ${OS_RULE}`],
  ['linux/', `"" is an invalid component of "linux/": ${RULE}`],
  ['a/b/c/d/e', `"d/e" is an invalid component of "a/b/c/d/e": ${RULE}`],
  ['a/b/c^/d', `"c^" is an invalid component of "a/b/c^/d": ${RULE}`],
  ['linux/\u00e9\n', String.raw`"é\n" is an invalid component of "linux/é\n": ${RULE}`],
])('parsePlatform(%j) is refused', (text, message) => {
  expect(() => parsePlatform(text, 'amd64')).toThrow(
    new InvalidPlatformError(`${message}: invalid argument`),
  );
});

test.each([
  [{ os: 'linux', architecture: 'arm', variant: 'v7' }, 'linux/arm/v7'],
  [{ os: 'windows', architecture: 'amd64', osVersion: '10.0.1' }, 'windows/amd64'],
  [{ os: '', architecture: 'arm' }, 'unknown'],
  [{ os: 'linux', architecture: '' }, 'linux'],
])('formatPlatform(%j) is %s', (platform, text) => {
  expect(formatPlatform(platform)).toBe(text);
});
