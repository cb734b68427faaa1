import type { HistoryEntry, ImageSummary } from '../model/image.ts';

/** Images to show templates with, on 20 November 2026 at 15:00 UTC. */
export const SAMPLE_IMAGES: readonly ImageSummary[] = [
  sample('5d3f1c7b9a20', ['shop/api:v1.1'], { made: '2026-11-20T13:00:00Z', size: 112_000_000 }),
  sample('47d7c7d4e8a1', ['shop/api:v1.0'], { made: '2026-09-14T08:30:00Z', size: 110_000_000 }),
  sample('91ef0af61f39', ['alpine:3.20'], { made: '2026-09-06T10:00:00Z', size: 7_800_000 }),
  sample('b2c4d6e8f0a1', [], { made: '2026-06-02T17:45:00Z', size: 98_600_000 }),
];

/** How the first of them was made. */
export const SAMPLE_HISTORY: readonly HistoryEntry[] = [
  step('CMD ["node" "server.js"]', 0),
  step('COPY . /srv', 34_200_000),
  step('/bin/sh -c #(nop) ADD file:8fd1e2a0 in /', 77_800_000),
];

/** What an engine says of the first of them. */
export const SAMPLE_DOCUMENT: string = JSON.stringify({
  Id: fullId('5d3f1c7b9a20'),
  RepoTags: ['shop/api:v1.1'],
  RepoDigests: ['shop/api@sha256:2f1a52ea0f5b7f2dd3ad3d5b6d9ad6b8c7f30bdb2a4a9d5f0f1e7c2b3a495867'],
  Created: '2026-11-20T13:00:00Z',
  Architecture: 'amd64',
  Os: 'linux',
  Size: 112_000_000,
  Config: {
    User: '',
    Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'NODE_VERSION=22.11.0'],
    Cmd: ['node', 'server.js'],
    ExposedPorts: { '8080/tcp': {}, '9090/tcp': {} },
    Labels: { 'com.example.tier': 'app', 'com.example.commit': '8fd1e2a' },
  },
  RootFS: { Type: 'layers', Layers: [fullId('0a1b2c3d'), fullId('4e5f6071')] },
  Metadata: { LastTagTime: '2026-11-20T13:05:00Z' },
});

function sample(
  id: string,
  repoTags: readonly string[],
  { made, size }: { readonly made: string; readonly size: number },
): ImageSummary {
  return {
    id: fullId(id),
    repoTags,
    repoDigests: [],
    created: Date.parse(made) / 1000,
    size,
    sharedSize: -1,
    containers: -1,
    manifests: null,
  };
}

function step(createdBy: string, size: number): HistoryEntry {
  return { id: '<missing>', created: 0, createdBy, size, comment: '', tags: [] };
}

/** With as many digits as a digest has. */
function fullId(digits: string): string {
  return `sha256:${digits.repeat(6).slice(0, 64)}`;
}
