/** Command lines that are run one after the other on a real engine. */
export interface EngineScript {
  readonly id: string;
  readonly steps: readonly (readonly string[])[];
  /** They change the engine: each client begins with the base images. */
  readonly changes?: boolean;
}

const ROW = '{{.ID}} {{.CreatedAt}} {{.CreatedSince}}';

/** What people look at, and what they change. $REGISTRY is a registry without credentials. */
export const ENGINE_SCRIPTS: readonly EngineScript[] = [
  {
    id: 'list',
    steps: [
      ['images'],
      ['images', '-a'],
      ['images', '-q'],
      ['images', '--no-trunc'],
      ['images', '--digests'],
      ['image', 'ls', '-aq', '--no-trunc'],
    ],
  },
  {
    id: 'filters',
    steps: [
      ['images', '-f', 'dangling=true'],
      ['images', '-f', 'label=tier'],
      ['images', '-f', 'label=tier=app'],
      ['images', '-f', 'reference=shop/*'],
      ['images', '-f', 'reference=*/*:v1*'],
      ['images', '-f', 'before=shop/worker:v1.0', '-q'],
      ['images', '-f', 'since=tiny:1.0', '-q'],
      ['images', 'shop/api'],
      ['images', 'shop/api:v1.0'],
      ['images', 'nothing'],
      ['images', '-f', 'nope=1'],
    ],
  },
  {
    id: 'formats',
    steps: [
      ['images', '--format', 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'],
      ['images', '--format', 'json'],
      ['images', '--format', ROW],
      ['images', '--format', '{{.Nope}}'],
    ],
  },
  {
    id: 'inspect',
    steps: [
      ['image', 'inspect', 'shop/api:v1.0'],
      ['inspect', 'tiny', 'shop/worker:v1.0'],
      ['inspect', '-f', '{{.Architecture}}/{{.Variant}}', 'arm/tool:edge'],
      ['image', 'inspect', '-f', '{{json .Config}}', 'shop/api:v1.0'],
      ['image', 'inspect', '-f', '{{json .}}', 'shop/api:v1.0'],
      ['image', 'inspect', '-f', '{{.Id}} {{.Metadata}}', 'epoch:zero'],
      ['image', 'inspect', 'tiny', 'absent', 'epoch:zero'],
      ['inspect', 'absent'],
      ['inspect', 'host'],
      ['inspect', '-f', '{{.ID}} {{.Driver}} {{.Scope}}', 'none'],
    ],
  },
  {
    id: 'history',
    steps: [
      ['history', 'shop/api:v1.0'],
      ['history', '--no-trunc', 'shop/api:v1.1'],
      ['history', '-q', 'tiny'],
      ['history', '--human=false', 'shop/api'],
      ['history', '--format', 'json', 'epoch:zero'],
      ['history', 'notime:v0'],
      ['history', 'absent'],
      ['history', '--platform', 'linux/amd64', 'tiny'],
    ],
  },
  {
    id: 'tag',
    changes: true,
    steps: [
      ['tag', 'tiny:1.0', 'my-tiny:v2'],
      ['tag', 'tiny', 'registry.example.com:5000/a/b/c'],
      ['image', 'tag', 'absent', 'x'],
      ['images', 'my-tiny'],
      ['tag', 'tiny', 'Bad:x'],
    ],
  },
  {
    id: 'rmi',
    changes: true,
    steps: [
      ['rmi', 'tiny:1.0'],
      ['rmi', 'shop/worker:v1.0', 'absent', 'epoch:zero'],
      ['rmi', '-f', 'absent'],
      ['rmi', 'shop/api:v1.1', 'shop/api:latest'],
      ['images', '--no-trunc', '-a'],
    ],
  },
  {
    id: 'prune',
    changes: true,
    steps: [
      ['image', 'prune', '-f'],
      ['image', 'prune', '-f'],
      ['image', 'prune', '-a', '-f', '--filter', 'label=tier=job'],
      ['image', 'prune', '-af', '--filter', 'until=2022-01-01T00:00:00'],
      ['image', 'prune', '-f', '--filter', 'bad=1'],
      ['images', '--no-trunc', '-a'],
    ],
  },
  {
    id: 'save-load',
    changes: true,
    steps: [
      ['save', '-o', 'one.tar', 'shop/api:v1.0'],
      ['save', '-o', 'two.tar', 'tiny', 'shop/api'],
      ['rmi', 'shop/api:v1.0'],
      ['load', '-i', 'one.tar'],
      ['load', '-q', '-i', 'two.tar'],
      ['save', '-o', 'bad.tar', 'absent'],
      ['load', '-i', 'bad.tar'],
      ['images', '--no-trunc'],
    ],
  },
  {
    id: 'push-pull',
    changes: true,
    steps: [
      ['tag', 'shop/api:v1.0', '$REGISTRY/shop/api:v1.0'],
      ['push', '-q', '$REGISTRY/shop/api:v1.0'],
      ['rmi', '-f', '$REGISTRY/shop/api:v1.0', 'shop/api:v1.0'],
      ['pull', '-q', '$REGISTRY/shop/api:v1.0'],
      ['pull', '$REGISTRY/shop/api:v1.0'],
      ['pull', '$REGISTRY/shop/none:v1'],
      ['images', '--digests', '$REGISTRY/shop/api'],
    ],
  },
  {
    id: 'usage',
    steps: [
      ['system', 'df'],
      ['system', 'df', '-v'],
      ['system', 'df', '--format', 'json'],
      ['system', 'df', '-v', '--format', 'json'],
    ],
  },
];
