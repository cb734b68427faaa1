import { expect, test } from 'vitest';
import { calls, cut, failure, json, openAnswering } from './opened-engine.ts';

const CONTAINER = {
  Id: 'c1',
  Names: ['/db', '/other/alias'],
  Image: 'nginx',
  ImageID: 'sha256:1',
  Command: 'run',
  Created: 5,
  State: 'running',
  Status: 'Up',
  SizeRw: 7,
  Labels: { a: 'b' },
  Ports: [
    { PrivatePort: 80, Type: 'tcp' },
    { IP: '::', PrivatePort: 1, PublicPort: 65_535 },
  ],
  Mounts: [{ Type: 'volume', Name: 'v', Source: '/s', Driver: 'local' }],
  NetworkSettings: { Networks: { host: {}, bridge: null } },
  ImageManifestDescriptor: { platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
};
const VOLUMES = [
  { Name: 'v', Driver: 'local', Scope: 'local', Mountpoint: '/m', Labels: null },
  {
    Name: 'w',
    UsageData: { RefCount: -1, Size: 3 },
    ClusterVolume: {
      Spec: { Group: 'g', Availability: 'active' },
      Info: { VolumeID: 'x' },
      PublishStatus: [{ NodeID: 'n' }],
    },
  },
];
const CACHE = [
  { ID: 'b', Type: 'regular', InUse: true, Size: 9, CreatedAt: '2020-01-01T01:00:00+01:00' },
  { ID: 'd', LastUsedAt: '2020-01-01T00:00:00.5Z', UsageCount: 2, Shared: true },
];

test('diskUsage() tells what takes up space', async () => {
  const opened = await openAnswering(
    json(
      JSON.stringify({
        LayersSize: 10,
        Images: [{ Id: 'sha256:1', Size: 3, SharedSize: -1, Containers: 2, RepoTags: null }, null],
        Containers: [CONTAINER, {}],
        Volumes: VOLUMES,
        BuildCache: CACHE,
      }),
    ),
  );
  const usage = await opened.engine.diskUsage();
  expect(calls(opened)).toEqual(['GET /v1.50/system/df']);
  expect(usage.layersSize).toBe(10);
  expect(usage.images).toMatchObject([{ id: 'sha256:1', size: 3, sharedSize: -1, repoTags: [] }]);
  expect(usage.containers[0]).toEqual({
    id: 'c1',
    names: ['/db', '/other/alias'],
    image: 'nginx',
    imageId: 'sha256:1',
    command: 'run',
    created: 5,
    state: 'running',
    status: 'Up',
    size: 7,
    labels: new Map([['a', 'b']]),
    ports: [
      { address: '', inner: 80, outer: 0, protocol: 'tcp' },
      { address: '::', inner: 1, outer: 65_535, protocol: '' },
    ],
    mounts: [{ name: 'v', source: '/s', driver: 'local' }],
    networks: ['host', 'bridge'],
    platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
  });
  expect(usage.containers[1]).toMatchObject({ names: [], platform: null, labels: new Map() });
  expect(usage.volumes).toMatchObject([
    { name: 'v', mountpoint: '/m', usage: null, cluster: null },
    {
      usage: { references: -1, size: 3 },
      cluster: { group: 'g', availability: 'active', exists: true, nodes: 1 },
    },
  ]);
  expect(usage.buildCache).toMatchObject([
    { id: 'b', inUse: true, created: { seconds: 1_577_836_800n, offset: 3600 }, lastUsed: null },
    {
      id: 'd',
      shared: true,
      usageCount: 2,
      created: { seconds: -62_135_596_800n },
      lastUsed: { nanoseconds: 500_000_000 },
    },
  ]);
});

test.each(['{}', 'null', '{"Images":null,"BuildCache":null}'])(
  'diskUsage() reads %s as nothing',
  async (body) => {
    const { engine } = await openAnswering(json(body));
    expect(await engine.diskUsage()).toEqual({
      layersSize: 0,
      images: [],
      containers: [],
      volumes: [],
      buildCache: [],
    });
  },
);

const CONTAINERS = 'Containers.NetworkSettings.Networks.IPPrefixLen of type int';
test.each([
  ['', 'EOF'],
  ['<html>', "invalid character '<' looking for beginning of value"],
  [
    '{"LayersSize":1.5}',
    'json: cannot unmarshal number 1.5 into Go struct field DiskUsage.LayersSize of type int64',
  ],
  [
    '{"Containers":[{"Ports":[{"PrivatePort":70000}]}]}',
    'json: cannot unmarshal number 70000 into Go struct field Port.Containers.Ports.PrivatePort of type uint16',
  ],
  [
    '{"Containers":[{"HostConfig":{"NetworkMode":5}}]}',
    'json: cannot unmarshal number into Go struct field .Containers.HostConfig.NetworkMode of type string',
  ],
  [
    '{"Containers":[{"NetworkSettings":{"Networks":{"a":{"IPPrefixLen":"x"}}}}]}',
    `json: cannot unmarshal string into Go struct field EndpointSettings.${CONTAINERS}`,
  ],
  [
    '{"Volumes":[{"ClusterVolume":{"Info":{"CapacityBytes":"x"}}}]}',
    'json: cannot unmarshal string into Go struct field Info.Volumes.ClusterVolume.Info.CapacityBytes of type int64',
  ],
  ['{"BuildCache":[{"CreatedAt":5}]}', 'Time.UnmarshalJSON: input is not a JSON string'],
])('diskUsage() refuses %j', async (body, reason) => {
  const opened = await openAnswering(json(body));
  expect(await failure(opened, opened.engine.diskUsage())).toBe(
    `Error retrieving disk usage: ${reason}`,
  );
});

test('diskUsage() tells that the answer broke off', async () => {
  const opened = await openAnswering(cut('{"Images":['));
  expect(await failure(opened, opened.engine.diskUsage())).toBe(
    'Error retrieving disk usage: unexpected EOF',
  );
});
