// npm run picture: docs/terminal.svg, what a terminal shows of a few commands on the images of the demonstration.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoArchive } from './demo-archive.ts';
import { terminalPicture } from './terminal-picture.ts';

const PROGRAM = join(import.meta.dirname, '../bin/docker-images.js');
const STEPS: readonly (readonly string[])[] = [
  ['images'],
  ['images', '--view', 'tree', 'shop/api'],
  ['images', '--filter', 'label=tier=app', '--format', '{{.Repository}}:{{.Tag}} {{.Size}}'],
  ['history', '--format', 'table {{.CreatedSince}}\\t{{.Size}}\\t{{.CreatedBy}}', 'shop/api'],
];

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
try {
  writeFileSync(join(folder, 'images.tar'), demoArchive());
  run(['load', '-q', '-i', 'images.tar']);
  const shown = STEPS.map((words) => `${prompt(words)}\n${run(['--color', 'always', ...words])}`);
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/terminal.svg', terminalPicture(shown.join('\n'), 'docker-images at work'));
} finally {
  rmSync(folder, { recursive: true });
}

function prompt(words: readonly string[]): string {
  const typed = words.map((word) => (/[{ ]/.test(word) ? `'${word}'` : word)).join(' ');
  return `\x1b[32m$\x1b[0m docker-images ${typed}`;
}

function run(words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: `store://${folder}/store` },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
