import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { eachKind } from '../../each-kind.ts';
import { afterPing, answer, type ScriptedEngine, startEngine } from '../../fake/scripted-engine.ts';

const running: ScriptedEngine[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((engine) => engine.close()));
});

const ROOT = join(import.meta.dirname, '../../..');
const SCRIPT = `
  import { openDockerEngine } from '${ROOT}/src/engine/docker/docker-engine.ts';
  const endpoint = JSON.parse(process.argv[1]);
  const engine = openDockerEngine({ ...endpoint, headers: new Map() }, { now: () => new Date(), os: 'linux' });
  try {
    console.log(await engine.inspect('x'));
  } catch (error) {
    console.log(error.message);
  }
`;

interface Finished {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process of its own says that asks an engine and never closes it. */
function askInProcess(host: string): Promise<Finished> {
  const address = host.replace(/^\w+:\/\//, '');
  const endpoint = host.startsWith('unix:')
    ? { kind: 'unix', host, path: address, apiVersion: null }
    : { kind: 'tcp', host, address, basePath: '', tls: null, proxy: null, apiVersion: null };
  const args = ['--import', 'tsx', '--input-type=module', '-e', SCRIPT, JSON.stringify(endpoint)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, timeout: 50_000 }, (error, stdout, stderr) => {
      resolve({ code: error?.signal ?? error?.code ?? 0, stdout, stderr });
    });
  });
}

describe.each(eachKind(['unix', 'tcp'] as const))('a process that asked over %s', (network) => {
  test('ends by itself, without warnings', async () => {
    const engine = await startEngine(
      afterPing(() => answer('200 OK', '{"Id":"a"}')),
      network,
    );
    running.push(engine);
    expect(await askInProcess(engine.host)).toEqual({
      code: 0,
      stdout: '{"Id":"a"}\n',
      stderr: '',
    });
  });

  test('is told of an answer that breaks off', async () => {
    const cut = {
      send: 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{',
      afterwards: 'end',
    } as const;
    const engine = await startEngine(
      afterPing(() => cut),
      network,
    );
    running.push(engine);
    expect(await askInProcess(engine.host)).toMatchObject({ code: 0, stdout: 'unexpected EOF\n' });
  });
});
