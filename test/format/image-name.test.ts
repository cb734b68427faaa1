import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readImageName } from '../../src/format/image-name.ts';
import { familiarName, parseReferenceOrNull } from '../../src/model/reference.ts';
import { HEX } from './samples.ts';

test.each([
  ['alpine:3.20', 'alpine', '3.20', undefined],
  ['docker.io/library/alpine:1', 'alpine', '1', undefined],
  ['library/alpine:1', 'alpine', '1', undefined],
  ['index.docker.io/foo/bar:1', 'foo/bar', '1', undefined],
  ['localhost:5000/a/b:1', 'localhost:5000/a/b', '1', undefined],
  ['Foo/bar:1', 'Foo/bar', '1', undefined],
  [`redis@sha256:${HEX}`, 'redis', undefined, `sha256:${HEX}`],
  [`redis:7@sha256:${HEX}`, 'redis', '7', `sha256:${HEX}`],
  ['bare', 'bare', undefined, undefined],
])('%s is read', (text, repository, tag, digest) => {
  expect(readImageName(text)).toEqual({ repository, tag, digest });
});

test.each(['', '<none>:<none>', 'a:-1', 'UPPER:1', 'a b', HEX, 'a@sha256:abc'])(
  '%j is no name',
  (text) => {
    expect(readImageName(text)).toBeNull();
  },
);

test('is what the grammar of references says', () => {
  const piece = fc.constantFrom(
    'a',
    'b2',
    'A',
    'docker.io',
    'library',
    'x.y',
    ':',
    '/',
    '@',
    '-',
    '_',
    '.',
    '5000',
    `sha256:${HEX}`,
    HEX,
  );
  const texts = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const reference = parseReferenceOrNull(text);
      const { tag, digest } = reference ?? {};
      expect(readImageName(text)).toEqual(
        reference === null ? null : { repository: familiarName(reference), tag, digest },
      );
    }),
    { numRuns: 1000 },
  );
});
