import { createHash } from 'node:crypto';
import type { Route, Scenario } from './scripted-engine.ts';

/** A digest made of a word. */
export function sha(seed: string): string {
  return `sha256:${createHash('sha256').update(seed).digest('hex')}`;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** One row of GET /images/json; three and a half days old unless told. */
export function summary(
  now: number,
  seed: string,
  over: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    Containers: -1,
    Created: now - 3 * DAY - 12 * HOUR,
    Id: sha(seed),
    Labels: null,
    ParentId: '',
    RepoDigests: [],
    RepoTags: [`${seed}:latest`],
    SharedSize: -1,
    Size: 133_000_000,
    ...over,
  };
}

/** Every kind of row: tags, digests, both, neither, all ages and sizes. Ages stand in the middle of their unit. */
export function images(now: number): readonly unknown[] {
  const long =
    'ghcr.io/org/very-long-repository-name-for-a-table-column/service:2026.11.20-build.1234';
  return [
    summary(now, 'nginx', {
      RepoTags: ['nginx:alpine'],
      RepoDigests: [`nginx@${sha('d-nginx')}`],
      Size: 42_300_000,
      Created: now - 2 * DAY - 12 * HOUR,
    }),
    summary(now, 'node', {
      RepoTags: ['node:20-alpine'],
      RepoDigests: [`node@${sha('d-node')}`],
      Size: 118_400_000,
      Created: now - 10 * DAY,
    }),
    summary(now, 'postgres', {
      RepoTags: ['postgres:15'],
      Size: 379_000_000,
      Created: now - 18 * DAY,
    }),
    summary(now, 'multi', {
      RepoTags: ['my-nginx:v1.0', 'my-nginx:latest', 'my-nginx:production'],
      RepoDigests: [`my-nginx@${sha('d-my')}`],
      Size: 999_999,
    }),
    summary(now, 'port', {
      RepoTags: ['localhost:5000/team/app:prod'],
      RepoDigests: [`localhost:5000/team/app@${sha('d-port')}`],
      Size: 1_500_000_000,
      Created: now - 45 * MINUTE,
    }),
    summary(now, 'ghcr', { RepoTags: [long], Size: 0, Created: now - 90 }),
    summary(now, 'dangling1', {
      RepoTags: [],
      RepoDigests: [],
      Size: 120_000_000,
      Created: now - 2 * HOUR - 30 * MINUTE,
    }),
    summary(now, 'dangling2', {
      RepoTags: ['<none>:<none>'],
      RepoDigests: ['<none>@<none>'],
      Size: 85_123_456,
      Created: now - 36 * HOUR,
    }),
    summary(now, 'digestonly', {
      RepoTags: [],
      RepoDigests: [`redis@${sha('d-redis')}`],
      Size: 32_100_000,
      Created: now - 45 * DAY,
    }),
    summary(now, 'norow', { RepoTags: ['<none>:<none>'], RepoDigests: [] }),
    summary(now, 'unparsable', { RepoTags: ['a:-1', 'UP:per', 'good:1'] }),
    summary(now, 'old', {
      RepoTags: ['ubuntu:22.04'],
      Labels: { 'org.opencontainers.image.version': '22.04' },
      Size: 77_800_000,
      Created: now - 500 * DAY,
    }),
    summary(now, 'ancient', { RepoTags: ['scratchy:v0'], Size: 1, Created: now - 3650 * DAY }),
    summary(now, 'now', { RepoTags: ['fresh:latest'], Size: 999, Created: now + DAY }),
    summary(now, 'epoch', { RepoTags: ['epoch:latest'], Size: 1_000, Created: 0 }),
    summary(now, 'year1', { RepoTags: ['year1:latest'], Size: -1, Created: -62_135_596_800 }),
    summary(now, 'shared', {
      RepoTags: ['docker.io/library/shared:1'],
      Size: 2_345_678_901,
      SharedSize: 1_234_567,
      Containers: 3,
      Created: now - 8 * DAY,
    }),
    summary(now, 'two', {
      RepoTags: ['two:a'],
      RepoDigests: [`two@${sha('x1')}`, `two@${sha('x2')}`],
      Size: 1_049_999,
      Created: now - 70 * DAY,
    }),
  ];
}

/** An engine that lists these images. */
export function listing(list: readonly unknown[]): Scenario {
  return { routes: [{ on: 'GET /images/json', json: list }] };
}

/** An engine that answers the list like this. */
export function listAnswer(answer: Omit<Route, 'on'>): Scenario {
  return { routes: [{ on: 'GET /images/json', ...answer }] };
}

/** An image's history with every kind of cell. */
export function historyRows(now: number): readonly unknown[] {
  return [
    {
      Comment: 'buildkit.dockerfile.v0',
      Created: now - 2 * DAY - 12 * HOUR,
      CreatedBy: 'CMD ["nginx" "-g" "daemon off;"]',
      Id: sha('nginx'),
      Size: 0,
      Tags: ['nginx:alpine'],
    },
    {
      Comment: '',
      Created: now - 2 * DAY - 12 * HOUR,
      CreatedBy: '/bin/sh -c #(nop)  EXPOSE 80',
      Id: '<missing>',
      Size: 0,
      Tags: null,
    },
    {
      Comment: 'a comment with\ttab',
      Created: now - 20 * DAY,
      CreatedBy:
        'RUN /bin/sh -c set -x     && addgroup -g 101 -S nginx     && adduser -S -D -H -u 101 -h /var/cache/nginx',
      Id: '<missing>',
      Size: 15_234_567,
      Tags: null,
    },
    {
      Comment: '',
      Created: now - 40 * DAY,
      CreatedBy: 'COPY <html> & "files" / # buildkit',
      Id: sha('mid'),
      Size: 2_048,
      Tags: [],
    },
    {
      Comment: '',
      Created: now - 40 * DAY,
      CreatedBy: 'RUN one \\\n  && two\t\tthree 日本語',
      Id: sha('lines'),
      Size: 999_999,
      Tags: [],
    },
    {
      Comment: 'Imported from -',
      Created: 0,
      CreatedBy: '',
      Id: '<missing>',
      Size: 7_340_000,
      Tags: null,
    },
  ];
}

/** An engine that knows the history of one image. */
export function history(rows: readonly unknown[], name = 'nginx:alpine'): Scenario {
  return { routes: [{ on: `GET /images/${name}/history`, json: rows }] };
}

/** GET /images/nginx:alpine/json. */
export const INSPECT: Readonly<Record<string, unknown>> = {
  Id: sha('nginx'),
  RepoTags: ['nginx:alpine'],
  RepoDigests: [`nginx@${sha('d-nginx')}`],
  Parent: '',
  Comment: 'buildkit.dockerfile.v0',
  Created: '2024-05-29T19:49:07.123456789Z',
  DockerVersion: '',
  Author: 'NGINX Docker Maintainers <docker-maint@nginx.com>',
  Config: {
    Hostname: '',
    Domainname: '',
    User: '',
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    ExposedPorts: { '80/tcp': {}, '443/tcp': {} },
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    Env: [
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'NGINX_VERSION=1.27.0',
    ],
    Cmd: ['nginx', '-g', 'daemon off;'],
    Image: '',
    Volumes: null,
    WorkingDir: '/',
    Entrypoint: ['/docker-entrypoint.sh'],
    OnBuild: null,
    Labels: {
      maintainer: 'NGINX <x@y.z>',
      'org.opencontainers.image.version': '1.27.0',
      'with space': 'a & b',
    },
    StopSignal: 'SIGQUIT',
  },
  Architecture: 'amd64',
  Variant: 'v2',
  Os: 'linux',
  Size: 43_221_234,
  GraphDriver: { Data: { MergedDir: '/var/lib/docker/overlay2/x/merged' }, Name: 'overlay2' },
  RootFS: { Type: 'layers', Layers: [sha('l1'), sha('l2'), sha('l3')] },
  Metadata: { LastTagTime: '2024-06-01T10:00:00.5Z' },
};

/** A route that answers with this document. */
export function document(name: string, json: unknown): Route {
  return { on: `GET /images/${name}/json`, json };
}

/** A route that says 404 as the engine does. */
export function missing(on: string, what: string): Route {
  return { on, status: 404, json: { message: `No such image: ${what}` } };
}
