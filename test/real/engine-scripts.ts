/** Command lines that are run one after the other on a real engine. */
export interface EngineScript {
  readonly id: string;
  readonly steps: readonly (readonly string[])[];
}

const ROW = '{{.ID}} {{.CreatedAt}} {{.CreatedSince}}';

/** What people look at. */
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
];
