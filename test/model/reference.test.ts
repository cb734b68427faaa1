import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDigest } from '../../src/model/digest.ts';
import { InvalidReferenceError } from '../../src/model/errors.ts';
import {
  canonicalName,
  familiarName,
  familiarString,
  isNameOnly,
  parseAnyReference,
  parseReference,
  parseReferenceOrNull,
  type Reference,
  referenceString,
  withDefaultTag,
} from '../../src/model/reference.ts';

const HEX = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';
const DIGEST = parseDigest(`sha256:${HEX}`);

test('parseReference() fills in what people leave out', () => {
  expect(parseReference('alpine')).toEqual({ domain: 'docker.io', path: 'library/alpine' });
  expect(parseReference('index.docker.io/acme/app:1')).toEqual({
    domain: 'docker.io',
    path: 'acme/app',
    tag: '1',
  });
});

test('parseReference() keeps both tag and digest', () => {
  expect(parseReference(`reg.io:443/a:1@${DIGEST}`)).toEqual({
    domain: 'reg.io:443',
    path: 'a',
    tag: '1',
    digest: DIGEST,
  });
});

test('a first part that looks like a host but cannot be one belongs to the path', () => {
  const odd = parseReference('foo_b.ar/x');
  expect(odd).toEqual({ domain: '', path: 'foo_b.ar/x' });
  expect(familiarString(withDefaultTag(odd))).toBe('foo_b.ar/x:latest');
});

// Each text is docker 28.2.2's own.
test.each([
  ['', 'invalid reference format'],
  ['docker.io/', 'invalid reference format'],
  ['a:b/c', 'invalid reference format'],
  ['a\n', 'invalid reference format'],
  [`a@${DIGEST}@${DIGEST}`, 'invalid reference format'],
  ['a:\udcff', 'invalid reference format'],
  ['A.b/c/D:E', 'invalid reference format: repository name (c/D) must be lowercase'],
  ['\u212a', 'invalid reference format: repository name (library/\u212a) must be lowercase'],
  ['\udcff', 'invalid reference format: repository name (library/\udcff) must be lowercase'],
  ['a@SHA256:x', 'invalid reference format: repository name (library/a@SHA256) must be lowercase'],
  ['a:\u212a', 'repository name must be lowercase'],
  ['\u0130x/y', 'repository name must be lowercase'],
  [`a:t@SHA256:${HEX}`, 'invalid checksum digest format'],
  [`a@sha256:${HEX.slice(8)}`, 'invalid checksum digest length'],
  [`a@a+b.c:${HEX}`, 'unsupported digest algorithm'],
  [`x.y/${'a'.repeat(256)}@md5:${HEX}`, 'repository name must not be more than 255 characters'],
  [HEX, `invalid repository name (${HEX}), cannot specify 64-byte hexadecimal strings`],
])('parseReference(%j) says %s', (text, message) => {
  expect(() => parseReference(text)).toThrow(new InvalidReferenceError(message));
});

test('parseReferenceOrNull() reads the same, without errors', () => {
  expect(parseReferenceOrNull('a:1')).toEqual(parseReference('a:1'));
  expect(parseReferenceOrNull('<none>:<none>')).toBeNull();
  expect(parseReferenceOrNull(`a@md5:${HEX}`)).toBeNull();
});

test('parseAnyReference() also takes digests, and IDs without their algorithm', () => {
  expect(parseAnyReference(DIGEST)).toBe(DIGEST);
  expect(parseAnyReference(HEX)).toBe(DIGEST);
  expect(parseAnyReference(`sha256:${HEX.slice(1)}`)).toEqual({
    domain: 'docker.io',
    path: 'library/sha256',
    tag: HEX.slice(1),
  });
});

test('the default tag goes to names without tag and digest only', () => {
  expect(withDefaultTag(parseReference('a')).tag).toBe('latest');
  expect(withDefaultTag(parseReference('a:1')).tag).toBe('1');
  expect(withDefaultTag(parseReference(`a@${DIGEST}`))).not.toHaveProperty('tag');
  expect(isNameOnly(parseReference('a'))).toBe(true);
  expect(isNameOnly(parseReference(`a@${DIGEST}`))).toBe(false);
});

test('only official images lose their library/', () => {
  expect(familiarName(parseReference('docker.io/library/a'))).toBe('a');
  expect(familiarName(parseReference('docker.io/library/a/b'))).toBe('library/a/b');
  expect(familiarName(parseReference('reg.io/library/a'))).toBe('reg.io/library/a');
  expect(canonicalName(parseReference('a:1'))).toBe('docker.io/library/a');
});

const alphanumeric = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const component = fc
  .array(fc.tuple(alphanumeric, fc.constantFrom('.', '_', '__', '-', '---')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.map(([word], at) => word + (parts.length - 1 > at ? parts[at]?.[1] : '')))
  .map((parts) => parts.join(''));
const domain = fc.constantFrom('docker.io', 'localhost', 'Reg:5000', '[fc00::1]:80', 'a-b.c.d');
const tag = fc.stringMatching(/^\w[\w.-]{0,30}$/);
// The first part of the path has no dot: with one, Docker Hub's domain could not be left out.
const reference: fc.Arbitrary<Reference> = fc
  .tuple(domain, alphanumeric, fc.array(component, { minLength: 1, maxLength: 3 }), fc.option(tag))
  .map(([host, first, path, tagText]) => ({
    domain: host,
    path: [first, ...path].join('/'),
    ...(tagText === null ? {} : { tag: tagText }),
  }));

test('parseReference() reads back what referenceString() and familiarString() write', () => {
  fc.assert(
    fc.property(reference, fc.boolean(), (name, withDigest) => {
      const one = withDigest ? { ...name, digest: DIGEST } : name;
      expect(parseReference(referenceString(one))).toEqual(one);
      expect(parseReference(familiarString(one))).toEqual(one);
    }),
  );
});

/** A text that is no reference stays what it is. */
function readAndWritten(text: string): string {
  try {
    return referenceString(parseReference(text));
  } catch (error) {
    if (error instanceof InvalidReferenceError) return text;
    throw error;
  }
}

test('parseReference() of any text gives a reference or its own error, and is done after one time', () => {
  const characters = [
    'a',
    'B',
    '1',
    '.',
    '_',
    '-',
    '/',
    ':',
    '@',
    '[',
    ']',
    'é',
    '\u0130',
    '\udcff',
  ];
  const noise = fc.string({ unit: fc.constantFrom(...characters) });
  fc.assert(
    fc.property(noise, (text) => {
      const once = readAndWritten(text);
      expect(readAndWritten(once)).toBe(once);
    }),
  );
});

const MEGABYTE = 1024 * 1024;

test.each([
  ['a-', '!'],
  ['a.', '/x'],
  ['a_', '/'],
  ['a/', ''],
  ['x@', ''],
  ['a--', ':x:y'],
  ['[:', ']/x'],
  ['a.b/a.', '!'],
  ['a@a+', ':'],
  ['a@sha256:0', 'g'],
])('a megabyte of %j is refused in linear time', (unit, end) => {
  const text = unit.repeat(MEGABYTE / unit.length) + end;
  const start = performance.now();
  expect(() => parseReference(text)).toThrow(InvalidReferenceError);
  expect(performance.now() - start).toBeLessThan(2000); // milliseconds; squared time takes hours
});
