import { expect, test } from 'vitest';
import { parseChallenges } from '../../src/registry/challenge.ts';

type Plain = readonly [string, Record<string, string>];

test.each<[string, readonly Plain[]]>([
  ['', []],
  ['Basic', [['basic', {}]]],
  ['Basic realm="x"', [['basic', { realm: 'x' }]]],
  ['BASIC Realm=x', [['basic', { realm: 'x' }]]],
  [
    'Bearer realm="https://a/t",service="s",scope="repository:a/b:pull,push"',
    [['bearer', { realm: 'https://a/t', service: 's', scope: 'repository:a/b:pull,push' }]],
  ],
  ['Bearer realm = "a" , service="b"', [['bearer', { realm: 'a', service: 'b' }]]],
  ['Bearer realm="a" service="b"', [['bearer', { realm: 'a', service: 'b' }]]],
  [String.raw`Bearer realm="a\"b\\c"`, [['bearer', { realm: String.raw`a"b\c` }]]],
  [
    'Basic realm="a", Bearer realm="b",service="c", Basic realm="d"',
    [
      ['basic', { realm: 'a' }],
      ['bearer', { realm: 'b', service: 'c' }],
      ['basic', { realm: 'd' }],
    ],
  ],
  [
    'Negotiate YII==, Bearer realm="b"',
    [
      ['negotiate', {}],
      ['bearer', { realm: 'b' }],
    ],
  ],
  ['Bearer realm="not closed, service="s"', [['bearer', {}]]],
  ['realm="nobody asks", Bearer realm="b"', [['bearer', { realm: 'b' }]]],
  [',, ;;, "x,y" Bearer realm="b", Basic', [['basic', {}]]],
  ['Bearer __proto__="x"', [['bearer', { ['__proto__']: 'x' }]]],
])('parseChallenges(%j)', (header, expected) => {
  const found = parseChallenges(header).map(({ scheme, parameters }) => [scheme, [...parameters]]);
  expect(found).toEqual(expected.map(([scheme, own]) => [scheme, Object.entries(own)]));
});

test('parseChallenges() takes linear time for what is made to take longer', () => {
  const start = performance.now();
  for (const header of [
    '"'.repeat(160_000),
    'a,'.repeat(80_000),
    `Bearer a="${'\\"'.repeat(80_000)}`,
  ]) {
    parseChallenges(header);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
