import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterPing, answer, type ScriptedEngine, startEngine } from '../../fake/scripted-engine.ts';
import { PROGRAM, runProgram, type Treatment } from './program.ts';

// Runtimes read files of the folder they are started in: settings, variables, modules. The program's users are in
// folders of all kinds, and docker heeds none of that.

const SAYS_SO = "require('node:fs').writeSync(1, 'a stranger was here\\n');";
const STRANGERS: Readonly<Record<string, string>> = {
  '.env': 'DOCKER_HOST=unix:///nowhere\nDOCKER_API_VERSION=1.30\n',
  '.env.local': 'DOCKER_HOST=unix:///nowhere\nDOCKER_API_VERSION=1.30\n',
  '.env.production': 'DOCKER_HOST=unix:///nowhere\nDOCKER_API_VERSION=1.30\n',
  'bunfig.toml': 'preload = ["./stranger.cjs"]\n',
  'stranger.cjs': SAYS_SO,
  'package.json':
    '{ "type": "module", "imports": { "#x": "./stranger.cjs" }, "main": "./stranger.cjs" }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "*": ["./stranger.cjs"] } } }',
  // Two of the packages that the program is built without.
  'node_modules/docker-modem/lib/http.js': SAYS_SO,
  'node_modules/dockerode/lib/image.js': SAYS_SO,
};

let folder = '';
let config = '';
let engine: ScriptedEngine;
beforeAll(async () => {
  engine = await startEngine(afterPing(() => answer('200 OK', '[]')));
  folder = mkdtempSync(join(tmpdir(), 'program-folder-'));
  config = join(folder, 'config');
  write('config/config.json', '{ "currentContext": "here" }');
  const place = createHash('sha256').update('here').digest('hex');
  const endpoints = { docker: { Host: engine.host } };
  write(
    `config/contexts/meta/${place}/meta.json`,
    JSON.stringify({ Name: 'here', Metadata: {}, Endpoints: endpoints }),
  );
  for (const [name, text] of Object.entries(STRANGERS)) write(`at/${name}`, text);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** Lists images in that folder; the engine is that of the context, for no variable names one. */
async function listThere(env: Treatment['env'] = {}): Promise<unknown> {
  const before = engine.requests.length;
  const all = { DOCKER_HOST: undefined, DOCKER_CONFIG: config, ...env };
  const ended = await runProgram('', ['images', '-q'], { cwd: join(folder, 'at'), env: all });
  return { ...ended, calls: engine.calls().slice(before) };
}

const LISTED = {
  status: 0,
  stdout: '',
  stderr: '',
  calls: ['HEAD /_ping', 'GET /v1.50/images/json'],
};

describe.skipIf(PROGRAM === '')(`the ${PROGRAM} program`, () => {
  test('heeds no file of the folder it is started in', async () => {
    expect(await listThere()).toEqual(LISTED);
  });

  test('heeds the same variables when they are its own', async () => {
    expect(await listThere({ DOCKER_API_VERSION: '1.30' })).toMatchObject({
      calls: ['HEAD /_ping', 'GET /v1.30/images/json'],
    });
  });

  test.skipIf(PROGRAM === 'node')('heeds no word for Node', async () => {
    expect(await listThere({ NODE_OPTIONS: '--require ./stranger.cjs' })).toEqual(LISTED);
  });
});
