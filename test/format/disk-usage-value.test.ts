import { describe, expect, test } from 'vitest';
import { renderUsageTemplate } from '../../src/format/render-disk-usage.ts';
import { UTC } from '../../src/go/utc.ts';
import type { ContainerUsage, DiskUsage } from '../../src/model/disk-usage.ts';

const CONTAINER: ContainerUsage = {
  id: 'abc',
  names: ['/web'],
  image: 'nginx',
  imageId: 'sha256:1',
  command: 'sh',
  created: 0,
  state: 'running',
  status: 'Up',
  size: 5,
  labels: new Map([['tier', 'app']]),
  ports: [],
  mounts: [],
  networks: [],
  platform: { os: 'windows', architecture: 'amd64', osVersion: '10.0' },
};
const USAGE: DiskUsage = {
  layersSize: 0,
  images: [],
  containers: [CONTAINER, { ...CONTAINER, platform: null }],
  volumes: [],
  buildCache: [],
};
const style = {
  truncate: false,
  human: true,
  now: new Date('2026-11-20T15:00:00Z'),
  zone: UTC,
  wideAmbiguous: false,
  escapeControls: false,
};

function render(format: string): string {
  const { text, failure } = renderUsageTemplate(USAGE, format, style);
  return failure === null ? text : `${text}!${failure.message}`;
}

describe('all that takes up space, in a template', () => {
  test.each([
    ['{{len .Containers}} {{len .Images}}', '2 0'],
    ['{{range .Containers}}{{.Label "tier"}}{{.Label "none"}};{{end}}', 'app;app;'],
    ['{{range .Containers}}{{.Platform}} {{end}}', 'windows(10.0)/amd64 <nil> '],
    ['{{(index .Containers 0).Platform.OS}}', 'windows'],
    [
      '{{range .Containers}}{{json .Platform}}{{end}}',
      '{"architecture":"amd64","os":"windows","os.version":"10.0"}null',
    ],
    [
      '{{range .Containers}}{{.Nope}}{{end}}',
      '!template: :1:23: executing "" at <.Nope>: can\'t evaluate field Nope in type *formatter.ContainerContext',
    ],
    [
      'x{{.Nope}}',
      'x!template: :1:3: executing "" at <.Nope>: can\'t evaluate field Nope in type *formatter.diskUsageContext',
    ],
  ])('%s', (format, text) => {
    expect(render(format)).toBe(text);
  });

  test('is one document in JSON', () => {
    expect(render('json')).toMatch(
      /^\{"Images":\[\],"Containers":\[\{"Command":.*\}\],"Volumes":\[\],"BuildCache":\[\]\}$/,
    );
  });
});
