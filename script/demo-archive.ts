import { makeArchive, makeLayer } from '../test/make/make-archive.ts';

/** An archive of small images, such as a shop might have. */
export function demoArchive(): Buffer {
  const base = makeLayer({
    'etc/': '',
    'etc/os-release': 'ID=demo\n',
    'bin/sh': 'x'.repeat(70_000),
  });
  const app = makeLayer({ 'app/': '', 'app/server.js': 'console.log(1)\n'.repeat(3000) });
  const steps = ['ADD rootfs.tar / # buildkit', 'COPY . /app # buildkit'];
  return makeArchive([
    {
      tags: ['shop/base:1'],
      layers: [base],
      created: '2026-06-01T08:00:00Z',
      config: { Labels: { tier: 'base' }, Cmd: ['/bin/sh'] },
      history: [{ created: '2026-06-01T08:00:00Z', created_by: steps[0] }],
    },
    {
      tags: ['shop/api:latest', 'shop/api:v1.0'],
      layers: [base, app],
      created: '2026-11-01T09:30:00Z',
      config: { Labels: { tier: 'app' }, Cmd: ['node', 'server.js'], WorkingDir: '/app' },
      history: steps.map((created_by) => ({ created: '2026-11-01T09:30:00Z', created_by })),
    },
  ]);
}
