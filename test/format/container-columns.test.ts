import { describe, expect, test } from 'vitest';
import { containerColumns } from '../../src/format/container-columns.ts';
import { outputText, startList } from '../../src/format/render-list.ts';
import type { ContainerUsage } from '../../src/model/disk-usage.ts';
import { HEX, sampleContainer, sampleStyle } from './samples.ts';

const DIGEST = `sha256:${HEX}`;
const OTHER = `sha256:${'f'.repeat(64)}`;

function cell(
  name: keyof typeof containerColumns.columns,
  over: Partial<ContainerUsage>,
  truncate: boolean,
): unknown {
  return containerColumns.columns[name].value(sampleContainer(over), sampleStyle({ truncate }));
}

describe('columns of containers', () => {
  test.each([
    ['ID', {}, '0123456789ab', HEX],
    ['Names', { names: ['/a/link', '/web'] }, 'web', 'a/link,web'],
    ['Names', { names: ['/a/b', '/c/d'] }, 'a/b,c/d', 'a/b,c/d'],
    ['Names', { names: [] }, '', ''],
    ['Image', { image: 'nginx:1' }, 'nginx:1', 'nginx:1'],
    ['Image', { image: `nginx:1@${DIGEST}` }, 'nginx:1', `nginx:1@${DIGEST}`],
    ['Image', { image: `docker.io/library/a@${OTHER}` }, 'a', `docker.io/library/a@${OTHER}`],
    // Where the image's ID is its digest, docker takes the name for an ID.
    ['Image', { image: `a@${DIGEST}` }, '0123456789ab', `a@${DIGEST}`],
    ['Image', { image: DIGEST }, '0123456789ab', DIGEST],
    ['Image', { image: '' }, '<no image>', '<no image>'],
    ['Image', { image: 'not a name' }, 'not a name', 'not a name'],
    ['Command', { command: 'sleep "1"' }, '"sleep \\"1\\""', '"sleep \\"1\\""'],
    ['Command', { command: 'x'.repeat(21) }, `"${'x'.repeat(19)}…"`, `"${'x'.repeat(21)}"`],
    ['CreatedAt', {}, '2026-11-20 13:00:00 +0000 UTC', '2026-11-20 13:00:00 +0000 UTC'],
    ['RunningFor', {}, '2 hours ago', '2 hours ago'],
    ['Size', { size: 12_345 }, '12.3kB', '12.3kB'],
    [
      'Labels',
      {
        labels: new Map([
          ['b', '2'],
          ['a', '1'],
        ]),
      },
      'a=1,b=2',
      'a=1,b=2',
    ],
    [
      'Mounts',
      {
        mounts: [
          { name: '', source: '/very/long/source', driver: '' },
          { name: 'v', source: '/x', driver: 'local' },
        ],
      },
      '/very/long/sou…,v',
      '/very/long/source,v',
    ],
    [
      'LocalVolumes',
      {
        mounts: [
          { name: 'v', source: '', driver: 'local' },
          { name: 'w', source: '', driver: 'nfs' },
        ],
      },
      '1',
      '1',
    ],
    ['Networks', { networks: ['bridge', 'other'] }, 'bridge,other', 'bridge,other'],
    [
      'Ports',
      { ports: [{ address: '', inner: 80, outer: 0, protocol: 'tcp' }] },
      '80/tcp',
      '80/tcp',
    ],
  ] as const)('%s of %j is %j, or %j in full', (name, over, short, full) => {
    expect([cell(name, over, true), cell(name, over, false)]).toEqual([short, full]);
  });
});

test('raw has no blank behind the labels of nothing', () => {
  const list = startList({ format: 'raw', columns: containerColumns, style: sampleStyle() });
  list.add([sampleContainer({ state: '', labels: new Map([['a', 'b']]) })]);
  expect(outputText(list.finish())).toBe(
    [
      'container_id: 0123456789ab',
      'image: nginx',
      'command: "sh"',
      'created_at: 2026-11-20 13:00:00 +0000 UTC',
      'state:',
      'status: Up 2 hours',
      'names: web',
      'labels: a=b',
      'ports:',
      'size: 12B',
      '\n',
    ].join('\n'),
  );
});
