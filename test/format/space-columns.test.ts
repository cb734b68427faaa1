import { describe, expect, test } from 'vitest';
import { renderSpace } from '../../src/format/render-disk-usage.ts';
import { buildCacheSize, spaceRows } from '../../src/format/space-columns.ts';
import { UTC } from '../../src/go/utc.ts';
import type { BuildCacheUsage, ContainerUsage, DiskUsage } from '../../src/model/disk-usage.ts';

const NOTHING: DiskUsage = {
  layersSize: 0,
  images: [],
  containers: [],
  volumes: [],
  buildCache: [],
};
const style = {
  truncate: true,
  human: true,
  now: new Date('2026-11-20T15:00:00Z'),
  zone: UTC,
  wideAmbiguous: false,
  escapeControls: false,
};

function container(state: string, size: number): ContainerUsage {
  return {
    id: 'c',
    names: [],
    image: '',
    imageId: '',
    command: '',
    created: 0,
    state,
    status: '',
    size,
    labels: new Map(),
    ports: [],
    mounts: [],
    networks: [],
    platform: null,
  };
}

function record(over: Partial<BuildCacheUsage>): BuildCacheUsage {
  return {
    id: 'r',
    parent: '',
    type: 'regular',
    description: '',
    inUse: false,
    shared: false,
    size: 10,
    created: { seconds: 0n, nanoseconds: 0, offset: 0, zone: 'UTC' },
    lastUsed: null,
    usageCount: 0,
    ...over,
  };
}

describe('spaceRows()', () => {
  test('containers that run, pause or restart hold what they wrote', () => {
    const containers = ['running', 'paused', 'restarting', 'exited', 'dead'].map((state) =>
      container(state, 100),
    );
    expect(spaceRows({ ...NOTHING, containers })[1]).toMatchObject({
      total: 5,
      active: 3,
      size: 500,
      reclaimable: 200,
    });
  });

  test('shared records of the build cache count for images', () => {
    const buildCache = [record({}), record({ inUse: true }), record({ shared: true, inUse: true })];
    const usage = { ...NOTHING, buildCache };
    expect(buildCacheSize(usage)).toBe(20);
    expect(spaceRows(usage)[3]).toMatchObject({ total: 3, active: 2, size: 20, reclaimable: 10 });
  });

  test('volumes that were not measured count as nothing', () => {
    const common = { driver: '', scope: '', mountpoint: '', labels: new Map(), cluster: null };
    const volumes = [
      { ...common, name: 'a', usage: null },
      { ...common, name: 'b', usage: { references: 0, size: -1 } },
      { ...common, name: 'c', usage: { references: 0, size: 7 } },
      { ...common, name: 'd', usage: { references: 2, size: 5 } },
    ];
    expect(spaceRows({ ...NOTHING, volumes })[2]).toMatchObject({
      total: 4,
      active: 1,
      size: 12,
      reclaimable: 7,
    });
  });
});

test('an error names the type of the line that failed', () => {
  const format = '{{if eq .Type "Images"}}x{{else}}{{.containers}}{{end}}';
  expect(() => renderSpace(NOTHING, format, style)).toThrow(
    'containers is an unexported field of struct type *formatter.diskUsageContainersContext',
  );
});

test('an empty engine has four lines of nothing', () => {
  expect(renderSpace(NOTHING, '', style)).toBe(
    [
      'TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE',
      'Images          0         0         0B        0B',
      'Containers      0         0         0B        0B',
      'Local Volumes   0         0         0B        0B',
      'Build Cache     0         0         0B        0B',
      '',
    ].join('\n'),
  );
});
