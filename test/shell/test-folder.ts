import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterPing, answer, type ScriptedEngine, startEngine } from '../fake/scripted-engine.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/docker-images.js');

/** Programs, a home and a place to work in, and an engine with images. */
export interface TestFolder {
  readonly path: string;
  /** Holds a folder "x" and the files "one.tar" and "two.tar". */
  readonly work: string;
  /** Our program is on its PATH as docker-images, and in its home as a plugin of docker. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same where our program is also called docker. */
  readonly asDocker: Readonly<Record<string, string>>;
  readonly engine: ScriptedEngine;
  readonly remove: () => Promise<void>;
}

function image(digit: string, size: number, ...tags: readonly string[]) {
  return {
    Id: `sha256:${digit.repeat(64)}`,
    RepoTags: tags,
    RepoDigests: [],
    Created: 1,
    Size: size,
  };
}

const IMAGES = JSON.stringify([
  image('a', 30, 'nginx:latest', 'nginx:1.27'),
  image('b', 10, 'localhost:5000/team/app:v1'),
  image('c', 20),
]);

/** Makes all of it. */
export async function makeTestFolder(): Promise<TestFolder> {
  const path = mkdtempSync(join(tmpdir(), 'shell-'));
  const make = (name: string): string => {
    mkdirSync(join(path, name), { recursive: true });
    return join(path, name);
  };
  const work = make('work');
  make('work/x');
  const bin = make('bin');
  const twin = make('twin');
  const plugins = make('home/.docker/cli-plugins');
  for (const name of ['one.tar', 'two.tar']) writeFileSync(join(work, name), '');
  symlinkSync(process.execPath, join(bin, 'node'));
  symlinkSync(PROGRAM, join(bin, 'docker-images'));
  symlinkSync(PROGRAM, join(twin, 'docker'));
  symlinkSync(PROGRAM, join(plugins, 'docker-img'));
  const engine = await startEngine(
    afterPing(({ target }) =>
      target.includes('/images/json') ? answer('200 OK', IMAGES) : answer('404 Not Found', '{}'),
    ),
  );
  const search = `${bin}:${process.env['PATH'] ?? ''}`;
  const environment = {
    PATH: search,
    HOME: join(path, 'home'),
    DOCKER_HOST: engine.host,
    LC_ALL: 'C.UTF-8',
  };
  return {
    path,
    work,
    environment,
    asDocker: { ...environment, PATH: `${twin}:${search}` },
    engine,
    remove: async () => {
      await engine.close();
      rmSync(path, { recursive: true });
    },
  };
}
