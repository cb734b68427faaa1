import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterPing, startEngine } from '../fake/scripted-engine.ts';
import { hasDocker, isInstalled } from './open-shell.ts';
import { makeTestFolder, type TestFolder } from './test-folder.ts';

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const isHere = hasDocker();
let folder: TestFolder;

beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => folder.remove());

/** Runs the real docker. */
function docker(...words: readonly string[]): Promise<Ran> {
  return finished(spawn('docker', words, { env: folder.environment, cwd: folder.work }));
}

async function finished(child: ReturnType<typeof spawn>): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => (stdout += String(bytes)));
  child.stderr?.on('data', (bytes: Buffer) => (stderr += String(bytes)));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

describe.skipIf(!isHere)('docker img', () => {
  test('is a plugin that docker knows', async () => {
    const { stdout } = await docker('info', '--format', '{{json .ClientInfo.Plugins}}');
    expect(JSON.parse(stdout)).toMatchObject([
      { Name: 'img', SchemaVersion: '0.1.0', Vendor: 'docker-images' },
    ]);
    expect((await docker('--help')).stdout).toMatch(/^ {2}img\* {2,}\w/m);
  });

  test('lists images in an order of their own', async () => {
    const { status, stdout, stderr } = await docker('img', 'images', '--sort', 'size', '-q');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      ['bbbb', 'cccc', 'aaaa', 'aaaa', ''].join('\n').replaceAll(/\w+/g, (id) => id.repeat(3)),
    );
    expect((await docker('img')).stdout).toMatch(/^REPOSITORY +TAG/);
  });

  test("takes docker's own flags before and behind its name", async () => {
    const host = `-H=${folder.engine.host}`;
    for (const words of [
      ['-D', host, 'img'],
      ['img', '-D', host],
      ['-l', 'debug', 'img', '--'],
    ]) {
      expect(await docker(...words, 'images', '-q', '--filter', 'dangling=true')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('cccccccccccc'),
      });
    }
    expect(await docker('-H', 'unix:///none', 'img', 'images')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('unix:///none'),
    });
    const config = join(folder.path, 'home/.docker');
    expect((await docker('--config', config, '-c', 'nope', 'img', 'images')).status).toBe(1);
  });

  test('explains itself by the name it was called by', async () => {
    const help = (await docker('img', '--help')).stdout;
    expect(help).toMatch(/^Usage: {2}docker img \[OPTIONS\] COMMAND\n/);
    expect((await docker('help', 'img')).stdout).toBe(help);
    const images = (await docker('img', 'images', '--help')).stdout;
    expect(images).toMatch(/^Usage: {2}docker img images /);
    expect((await docker('help', 'img', 'images')).stdout).toBe(images);
  });

  test.each([
    [['images', '--nope'], 125],
    [['frobnicate'], 1],
    [['images', 'a', 'b'], 1],
    [['inspect', '-f', '{{', 'a'], 64],
  ])('%j ends with status %i', async (words, status) => {
    expect((await docker('img', ...words)).status).toBe(status);
  });

  test('completes its words through docker', async () => {
    const { stdout } = await docker('__complete', 'img', 'images', '--so');
    expect(stdout).toMatch(/^--sort\t.*\n:4\n$/);
    expect((await docker('__complete', 'img', 'rmi', 'c')).stdout).toBe('cccccccccccc\n:4\n');
    expect((await docker('__complete', 'im')).stdout).toContain('img\t');
  });
});

describe.skipIf(!isHere)('while the engine keeps silent', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s that docker gets alone ends both',
    async (signal) => {
      const { asked, run } = await startSilent(['docker', 'img', 'images']);
      await asked;
      run.kill(signal);
      expect((await finished(run)).status).toBe(130);
    },
  );

  test.skipIf(!isInstalled('python3'))('Ctrl-C on a terminal ends both', async () => {
    const relay = join(import.meta.dirname, 'relay-pty.py');
    const { asked, run } = await startSilent(['python3', relay, 'docker', 'img', 'images']);
    await asked;
    run.stdin?.write('\x03');
    expect((await finished(run)).status).toBe(130);
  });

  async function startSilent([program = '', ...words]: readonly string[]) {
    let tell = (): void => {};
    const asked = new Promise<void>((resolve) => (tell = resolve));
    const engine = await startEngine(
      afterPing(() => {
        tell();
        return null;
      }),
    );
    const env = { ...folder.environment, DOCKER_HOST: engine.host };
    // In a group of its own, like the job of a shell.
    const run = spawn(program, words, { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    run.once('close', () => void engine.close());
    return { asked, run };
  }
});
