import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { BASE_IMAGES } from '../make/base-images.ts';
import { makeArchive } from '../make/make-archive.ts';
import { resetEngine } from './reset-engine.ts';
import { PROGRAM } from '../program-under-test.ts';

const [COMMAND = '', ...WORDS] = PROGRAM;

const host = process.env['DOCKER_HOST'] ?? '';

interface Finished {
  readonly status: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: readonly string[]): Promise<Finished> {
  const env = { ...process.env, DOCKER_HOST: host, DOCKER_CONFIG: '/nonexistent', TZ: 'UTC' };
  return new Promise((resolve) => {
    execFile(COMMAND, [...WORDS, ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** The ID of a base image is the digest of its config file, which names itself in the archive. */
function idOf(tag: string): string {
  const image = BASE_IMAGES.find(({ tags }) => tags.includes(tag));
  if (image === undefined) throw new Error(`no base image has the tag ${tag}`);
  const archive = makeArchive([image]).toString('latin1');
  return `sha256:${/([0-9a-f]{64})\.json/.exec(archive)?.[1]}`;
}

beforeAll(async () => {
  if (!host.startsWith('unix:')) throw new Error('DOCKER_HOST must name the engine made for tests');
  await resetEngine(host.replace('unix://', ''));
});

test('images lists every tag of the engine once', async () => {
  const { status, stdout } = await run('images', '--format', '{{.Repository}}:{{.Tag}}');
  const tags = BASE_IMAGES.flatMap((image) =>
    image.tags.length === 0 ? ['<none>:<none>'] : image.tags,
  );
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n').toSorted()).toEqual(tags.toSorted());
});

test('images -q --no-trunc shows image IDs', async () => {
  const { stdout } = await run('images', '-q', '--no-trunc', 'shop/worker');
  expect(stdout).toBe(`${idOf('shop/worker:v1.0')}\n`);
});

test('images shows the classic table', async () => {
  const { stdout } = await run('images', 'arm/tool');
  const id = idOf('arm/tool:edge').slice(7, 19);
  expect(stdout).toMatch(
    new RegExp(
      `^REPOSITORY   TAG       IMAGE ID       CREATED       SIZE\narm/tool     edge      ${id}   \\d years ago   11B\n$`,
    ),
  );
});

test('image inspect prints what the engine said', async () => {
  const { stdout } = await run('image', 'inspect', 'shop/api:v1.0');
  expect(JSON.parse(stdout)).toMatchObject([
    { Id: idOf('shop/api:v1.0'), Author: 'Shop Team <team@shop.example>', Architecture: 'amd64' },
  ]);
});

test('inspect finds networks and images, each by name', async () => {
  const { status, stdout } = await run('inspect', '-f', '{{json .}}', 'none', 'tiny:1.0');
  const [network, image] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(network).toMatchObject({ Name: 'none', Driver: 'null' });
  expect(image).toMatchObject({ Id: idOf('tiny:1.0') });
});

test('history shows every step', async () => {
  const { stdout } = await run('history', '--format', '{{.CreatedBy}}', 'shop/api:v1.0');
  expect(stdout).toBe(
    'CMD ["node" "server.js"]\nCOPY . /app # buildkit\n/bin/sh -c #(nop)  ENV NODE_ENV=production\n/bin/sh -c #(nop) ADD file:0 in / \n',
  );
});

test('an image that is not there is one line on stderr and status 1', async () => {
  expect(await run('history', 'absent')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'Error response from daemon: No such image: absent:latest\n',
  });
});

test('the digest of a base image is stable', () => {
  const archive = makeArchive(BASE_IMAGES);
  expect(createHash('sha256').update(archive).digest('hex')).toBe(
    createHash('sha256').update(makeArchive(BASE_IMAGES)).digest('hex'),
  );
});
