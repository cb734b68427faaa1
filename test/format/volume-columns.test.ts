import { expect, test } from 'vitest';
import { volumeColumns } from '../../src/format/volume-columns.ts';
import type { ClusterVolume } from '../../src/model/disk-usage.ts';
import { sampleStyle, sampleVolume } from './samples.ts';

const cluster: ClusterVolume = { group: 'g', availability: 'active', exists: true, nodes: 0 };

test.each([
  ['Name', {}, 'data'],
  ['Driver', {}, 'local'],
  ['Scope', {}, 'local'],
  ['Mountpoint', {}, '/var/lib/docker/volumes/data/_data'],
  ['Labels', { labels: new Map([['a', 'b']]) }, 'a=b'],
  ['Links', {}, '1'],
  ['Size', {}, '2.048kB'],
  ['Size', { usage: { references: 0, size: -1 } }, '-1B'],
  ['Links', { usage: null }, 'N/A'],
  ['Size', { usage: null }, 'N/A'],
  ['Group', {}, 'N/A'],
  ['Availability', {}, 'N/A'],
  ['Status', {}, 'N/A'],
  ['Group', { cluster }, 'g'],
  ['Availability', { cluster }, 'active'],
  ['Status', { cluster: { ...cluster, exists: false, nodes: 2 } }, 'pending creation'],
  ['Status', { cluster }, 'created'],
  ['Status', { cluster: { ...cluster, nodes: 1 } }, 'in use (1 node)'],
  ['Status', { cluster: { ...cluster, nodes: 2 } }, 'in use (2 nodes)'],
] as const)('%s of %j is %j', (name, over, shown) => {
  expect(volumeColumns.columns[name].value(sampleVolume(over), sampleStyle())).toBe(shown);
});
