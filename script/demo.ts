// npm start: shows what the program does on real images, without Docker and without a network. Everything lies in
// .demo in this folder. With words behind it (npm start -- images -a) they go to the program as they are.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { demoArchive } from './demo-archive.ts';

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
  writeFileSync(join(FOLDER, 'images.tar'), demoArchive());
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

function quoted(word: string): string {
  return /[{ ]/.test(word) ? `'${word}'` : word;
}
