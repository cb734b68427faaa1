import { describe, expect, test } from 'vitest';
import { hasUnusableName } from '../../src/content/index-entry.ts';
import { indexText, parseIndex } from '../../src/content/index-file.ts';
import { addLine } from '../../src/content/index-lines.ts';
import { indexEntry } from '../../src/content/index-entry.ts';
import { parseDigest } from '../../src/model/digest.ts';
import { OCI_MANIFEST } from '../../src/model/media-type.ts';
import { parseReference, referenceString } from '../../src/model/reference.ts';

const NAME = 'org.opencontainers.image.ref.name';
const SECOND = 'io.containerd.image.name';

function descriptor(digit: string): {
  mediaType: string;
  digest: ReturnType<typeof parseDigest>;
  size: number;
} {
  return { mediaType: OCI_MANIFEST, digest: parseDigest(`sha256:${digit.repeat(64)}`), size: 10 };
}

function read(...manifests: readonly object[]): readonly (string | null)[] {
  const content = parseIndex(JSON.stringify({ schemaVersion: 2, manifests }));
  return (content?.entries ?? []).map(({ reference }) =>
    reference === null ? null : referenceString(reference),
  );
}

describe('names in index.json', () => {
  test('are whole names with a tag or a digest; bare words name nothing', () => {
    const named = (name: string): object => ({ ...descriptor('1'), annotations: { [NAME]: name } });
    expect(
      read(
        named('docker.io/library/a:1'),
        named('b:2'),
        named('latest'),
        named(`q.io/c@sha256:${'2'.repeat(64)}`),
      ),
    ).toEqual([
      'docker.io/library/a:1',
      'docker.io/library/b:2',
      null,
      `q.io/c@sha256:${'2'.repeat(64)}`,
    ]);
  });

  test('belong to the last who claims them', () => {
    const annotations = { [NAME]: 'docker.io/library/a:1' };
    expect(read({ ...descriptor('1'), annotations }, { ...descriptor('2'), annotations })).toEqual([
      null,
      'docker.io/library/a:1',
    ]);
  });

  test('of the second kind count where nobody has the first', () => {
    const old = { ...descriptor('1'), annotations: { [SECOND]: 'docker.io/library/a:1' } };
    expect(read(old)).toEqual(['docker.io/library/a:1']);
    const moved = { ...descriptor('2'), annotations: { [NAME]: 'docker.io/library/a:1' } };
    expect(read(old, moved)).toEqual([null, 'docker.io/library/a:1']);
  });
});

test('what other programs put into the file stays there', () => {
  const text = JSON.stringify({
    schemaVersion: 2,
    annotations: { own: 'yes' },
    manifests: [
      { what: 'is this' },
      { ...descriptor('1'), artifactType: 'x', annotations: { [NAME]: 'a:1', other: 'kept' } },
    ],
  });
  const content = parseIndex(text);
  expect(content).not.toBeNull();
  expect(JSON.parse(content === null ? '' : indexText(content))).toMatchObject({
    annotations: { own: 'yes' },
    manifests: [
      { what: 'is this' },
      { artifactType: 'x', annotations: { [NAME]: 'docker.io/library/a:1', other: 'kept' } },
    ],
  });
});

test.each(['', '{', '[]', '{"manifests":5}', '{"schemaVersion":2}'])('%j is no index', (text) => {
  expect(parseIndex(text)).toBeNull();
});

test('a name that names no image is noticed', () => {
  const content = parseIndex(
    JSON.stringify({ manifests: [{ ...descriptor('1'), annotations: { [NAME]: 'latest' } }] }),
  );
  expect(content?.entries.map(hasUnusableName)).toEqual([true]);
});

describe('addLine()', () => {
  const line = (digit: string, name: string | null): ReturnType<typeof indexEntry> =>
    indexEntry(descriptor(digit), name === null ? null : parseReference(name));
  const names = (entries: readonly ReturnType<typeof indexEntry>[]): readonly string[] =>
    entries.map(
      ({ descriptor: { digest }, reference }) =>
        `${digest[7]} ${reference === null ? '-' : referenceString(reference)}`,
    );

  test('moves a name; who loses the last one hangs', () => {
    expect(names(addLine([line('1', 'a:1')], line('2', 'a:1')))).toEqual([
      '1 -',
      '2 docker.io/library/a:1',
    ]);
    expect(names(addLine([line('1', 'a:1'), line('1', 'b:1')], line('2', 'a:1')))).toEqual([
      '1 docker.io/library/b:1',
      '2 docker.io/library/a:1',
    ]);
  });

  test('gives a name to what hangs', () => {
    expect(names(addLine([line('1', null)], line('1', 'a:1')))).toEqual([
      '1 docker.io/library/a:1',
    ]);
  });

  test('lets an image hang once, and not when it has a name', () => {
    expect(names(addLine([line('1', null)], line('1', null)))).toEqual(['1 -']);
    expect(names(addLine([line('1', 'a:1')], line('1', null)))).toEqual([
      '1 docker.io/library/a:1',
    ]);
  });
});
