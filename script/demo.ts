// npm start: shows what the program does on real images, without Docker and without a network. Everything lies in
// .demo in this folder. With words behind it (npm start -- images -a) they go to the program as they are.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeArchive, makeLayer } from '../test/make/make-archive.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'bin/docker-images.js');
const FOLDER = join(ROOT, '.demo');
const STORE = `store://${join(FOLDER, 'store')}`;

const words = process.argv.slice(2);
if (words.length > 0) process.exitCode = run(words, process.env);
else demonstrate();

function demonstrate(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  writeFileSync(join(FOLDER, 'images.tar'), archive());
  const steps: readonly (readonly string[])[] = [
    ['load', '-i', 'images.tar'],
    ['images'],
    ['history', 'shop/api'],
    ['tag', 'shop/api', 'shop/api:tested'],
    ['images', '--filter', 'label=tier=app', '--format', '{{.Repository}}:{{.Tag}} {{.Size}}'],
    ['image', 'inspect', '-f', '{{json .Config.Labels}}', 'shop/api'],
    ['save', '-o', 'api.tar', 'shop/api:tested'],
    ['rmi', 'shop/base:1'],
    ['system', 'df'],
  ];
  const env = { ...process.env, DOCKER_HOST: STORE, DOCKER_CONFIG: join(FOLDER, 'config') };
  for (const step of steps) {
    process.stdout.write(`\n$ docker-images ${step.map(quoted).join(' ')}\n`);
    const status = run(step, env);
    if (status !== 0) process.exitCode = status;
  }
  process.stdout.write(
    `\nThese images lie in ${relative(process.cwd(), FOLDER) || '.'}: remove the folder when you are done.\n` +
      `Your own: node bin/docker-images.js images (a Docker Engine), or -H store:// (this machine's store).\n`,
  );
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const cwd = words.length > 0 ? process.cwd() : FOLDER;
  return (
    spawnSync(process.execPath, [PROGRAM, ...args], { cwd, env, stdio: 'inherit' }).status ?? 1
  );
}

function archive(): Buffer {
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

function quoted(word: string): string {
  return /[{ ]/.test(word) ? `'${word}'` : word;
}
