import { describe, expect, test } from 'vitest';
import { summaryPattern } from '../../../../src/engine/docker/wire/summary-pattern.ts';
import { SummaryPatterns } from '../../../../src/engine/docker/wire/summary-patterns.ts';
import type { ImageSummary } from '../../../../src/model/image.ts';

const ZERO: ImageSummary = {
  id: '',
  repoTags: [],
  repoDigests: [],
  created: 0,
  size: 0,
  sharedSize: 0,
  containers: 0,
  manifests: null,
};

function read(keys: readonly string[], text: string, spaced = false): readonly ImageSummary[] {
  const images: ImageSummary[] = [];
  summaryPattern({ keys, spaced })?.readAll(text, 0, images);
  return images;
}

describe('a pattern of elements', () => {
  test.each([
    [[], '{},', ZERO],
    [['Id'], '{"Id":"a"}]', { ...ZERO, id: 'a' }],
    [['Size', 'Id'], '{"Size":12,"Id":"a"},', { ...ZERO, id: 'a', size: 12 }],
    [['RepoTags'], '{"RepoTags":["a:1"]},', { ...ZERO, repoTags: ['a:1'] }],
    [['RepoTags'], '{"RepoTags":["a","b",""]},', { ...ZERO, repoTags: ['a', 'b', ''] }],
    [['RepoTags'], '{"RepoTags":null},', ZERO],
    [
      ['RepoDigests', 'Created'],
      '{"RepoDigests":["a"],"Created":-5},',
      { ...ZERO, repoDigests: ['a'], created: -5 },
    ],
    [
      ['SharedSize', 'Containers'],
      '{"SharedSize":-1,"Containers":3},',
      { ...ZERO, sharedSize: -1, containers: 3 },
    ],
    [['Labels', 'Id'], '{"Labels":{"a":"\\u003cé\\""},"Id":"b"},', { ...ZERO, id: 'b' }],
    [['Descriptor', 'Manifests'], '{"Descriptor":{"digest":"x","size":1},"Manifests":null},', ZERO],
    [['New.Thing', 'Id'], '{"New.Thing":{"x":[1.5e3]},"Id":"b"},', null],
    [['New.Thing', 'Id'], '{"New.Thing":{"x":1.5e3},"Id":"b"},', { ...ZERO, id: 'b' }],
  ])('of %j reads %s', (keys, text, image) => {
    expect(read(keys, text)).toEqual(image === null ? [] : [image]);
  });

  test.each([
    [['Id'], '{"Id":"a"}'],
    [['Id'], '{"Id":"a"}}'],
    [['Id'], '{"Id":"\\u0041"},'],
    [['Id'], '{"Id":"é"},'],
    [['Id'], '{"Id":null},'],
    [['Id'], '{"Id":"a","Id":"b"},'],
    [['Id', 'Size'], '{"Size":1,"Id":"a"},'],
    [['Size'], '{"Size":1.0},'],
    [['Size'], '{"Size":-0},'],
    [['RepoTags'], '{"RepoTags":[null]},'],
    [['Manifests'], '{"Manifests":[]},'],
    [['ID'], '{"ID":"a"},'],
    [['a b'], '{"a b":1},'],
  ])('of %j leaves %s', (keys, text) => {
    expect(read(keys, text)).toEqual([]);
  });

  test('reads one after the other, up to the end of the list', () => {
    const images = read(['Id'], '{"Id":"a"},{"Id":"b"}],{"Id":"c"},');
    expect(images.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('reads white space when it is to be there', () => {
    const text = ' { "RepoTags" : [ "a" , "b" ] } ,';
    expect([read(['RepoTags'], text), read(['RepoTags'], text, true)]).toEqual([
      [],
      [{ ...ZERO, repoTags: ['a', 'b'] }],
    ]);
  });
});

describe('the patterns of a list', () => {
  function idsOf(patterns: SummaryPatterns, text: string): readonly string[] {
    const images: ImageSummary[] = [];
    patterns.readAll(text, 0, images);
    return images.map(({ id }) => id);
  }

  test('learn what elements look like, and then how they are spaced', () => {
    const patterns = new SummaryPatterns();
    const [compact, spaced] = ['{"Size":1,"Id":"a"},', '{"Size": 1, "Id": "a"},'];
    expect(idsOf(patterns, compact)).toEqual([]);
    patterns.learn(['Size', 'Id']);
    expect([idsOf(patterns, compact), idsOf(patterns, spaced)]).toEqual([['a'], []]);
    patterns.learn(['Size', 'Id']);
    expect([idsOf(patterns, compact), idsOf(patterns, spaced)]).toEqual([['a'], ['a']]);
  });

  test('know some ways of writing, but not any number', () => {
    const patterns = new SummaryPatterns();
    const keys = Array.from({ length: 9 }, (_, at) => `Key${at}`);
    for (const key of keys) patterns.learn(['Id', key]);
    const known = keys.filter((key) => idsOf(patterns, `{"Id":"a","${key}":1},`).length > 0);
    expect(known.length).toBeGreaterThan(1);
    expect(known.length).toBeLessThan(9);
  });
});
