import { type ImageRecipe, makeLayer } from './make-archive.ts';

const base = makeLayer({ 'etc/': '', 'etc/os-release': 'ID=tiny\n', 'bin/sh': 'x'.repeat(70_000) });
const app = makeLayer({ 'app/': '', 'app/server.js': 'console.log(1)\n'.repeat(3000) });
const settings = makeLayer({ 'etc/app.conf': 'a=b\n' });

/** The images that every run on a real engine starts from. */
export const BASE_IMAGES: readonly ImageRecipe[] = [
  {
    tags: ['tiny:1.0', 'tiny:latest', 'localhost:5000/mirror/tiny:1.0'],
    layers: [base],
    created: '2021-01-02T03:04:05Z',
    config: { Env: ['PATH=/bin'], Cmd: ['/bin/sh'], Labels: { tier: 'base' } },
  },
  {
    tags: ['shop/api:v1.0'],
    layers: [base, app],
    created: '2022-05-06T07:08:09.5Z',
    author: 'Shop Team <team@shop.example>',
    config: {
      Env: ['PATH=/bin', 'NODE_ENV=production'],
      Cmd: ['node', 'server.js'],
      Entrypoint: ['/bin/sh', '-c'],
      ExposedPorts: { '3000/tcp': {}, '9229/tcp': {} },
      Labels: { tier: 'app', 'org.opencontainers.image.version': '1.0' },
      WorkingDir: '/app',
      User: 'app',
      Volumes: { '/data': {} },
    },
    history: [
      { created: '2021-01-02T03:04:05Z', created_by: '/bin/sh -c #(nop) ADD file:0 in / ' },
      {
        created: '2022-05-06T07:08:09.5Z',
        created_by: '/bin/sh -c #(nop)  ENV NODE_ENV=production',
        empty_layer: true,
      },
      {
        created: '2022-05-06T07:08:09.5Z',
        created_by: 'COPY . /app # buildkit',
        comment: 'buildkit.dockerfile.v0',
      },
      {
        created: '2022-05-06T07:08:09.5Z',
        created_by: 'CMD ["node" "server.js"]',
        empty_layer: true,
        comment: 'buildkit.dockerfile.v0',
      },
    ],
  },
  {
    tags: ['shop/api:v1.1', 'shop/api:latest'],
    layers: [base, app, settings],
    created: '2022-06-01T00:00:00Z',
    config: { Labels: { tier: 'app', 'org.opencontainers.image.version': '1.1' } },
  },
  {
    tags: ['shop/worker:v1.0'],
    layers: [base, settings],
    created: '2023-01-01T00:00:00Z',
    config: { Labels: { tier: 'job' } },
  },
  {
    tags: ['arm/tool:edge'],
    layers: [makeLayer({ tool: 'arm64 bytes' })],
    architecture: 'arm64',
    variant: 'v8',
    created: '2023-03-03T03:03:03Z',
  },
  { tags: ['epoch:zero'], layers: [makeLayer({ f: '0' })], created: '1970-01-01T00:00:00Z' },
  { tags: ['notime:v0'], layers: [makeLayer({ f: '1' })], created: '0001-01-01T00:00:00Z' },
  { tags: ['empty/scratch:1'], layers: [makeLayer({})], created: '2020-02-29T12:00:00Z' },
  {
    tags: [],
    layers: [makeLayer({ dangling: 'one' })],
    created: '2023-04-05T06:07:08Z',
    config: { Labels: { tier: 'none' } },
  },
  { tags: [], layers: [base, makeLayer({ dangling: 'two' })], created: '2023-04-06T06:07:08Z' },
  {
    tags: [
      'ghcr.io/org/very-long-repository-name-for-a-table-column/service:2026.11.20-build.1234',
    ],
    layers: [makeLayer({ big: Buffer.alloc(3_000_000, 7) })],
    created: '2024-07-08T09:10:11Z',
  },
];
