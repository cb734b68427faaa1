import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  afterPing,
  answer,
  pong,
  type Reaction,
  type Script,
  startEngine,
} from '../../fake/scripted-engine.ts';
import { startDeafEngine } from './deaf-engine.ts';
import { startEagerEngine } from './eager-engine.ts';
import { startFloodingEngine } from './flooding-engine.ts';
import { PROGRAM, runProgram } from './program.ts';
import { startTricklingEngine } from './trickling-engine.ts';

// The line to the engine as the whole program has it: bun's in the native one, Node's in the other.
// PROGRAM=native npx vitest run test/engine/docker/program.test.ts

let folder = '';
let archive = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  archive = join(folder, 'a.tar');
  writeFileSync(archive, Buffer.alloc(3_000_000));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function engineOf(script: Script): Promise<string> {
  const engine = await startEngine(script);
  onTestFinished(() => engine.close());
  return engine.host;
}

function answering(reaction: Reaction): Promise<string> {
  return engineOf(afterPing(() => reaction));
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const IMAGE = `[{"Id":"sha256:${'a'.repeat(64)}","RepoTags":["a:1"],"Created":1,"Size":1}]`;
const LISTED = { status: 0, stdout: `${'a'.repeat(12)}\n`, stderr: '' };
const LIST = ['images', '-q'];

describe.skipIf(PROGRAM === '')(`the ${PROGRAM} program`, () => {
  test('lists what an engine says', async () => {
    expect(await runProgram(await answering(answer('200 OK', IMAGE)), LIST)).toEqual(LISTED);
  });

  test('takes an answer byte by byte', async () => {
    const chunk = `${IMAGE.length.toString(16)}\r\n${IMAGE}\r\n`;
    const host = await startTricklingEngine(
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunk}0\r\n\r\n`,
    );
    expect(await runProgram(host, LIST)).toEqual(LISTED);
  });

  test.each([
    [`${HEAD}Content-Length: 999\r\n\r\n${IMAGE.slice(0, -1)}`, 'unexpected EOF\n'],
    [`${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n[`, 'unexpected EOF\n'],
  ])('tells of an answer that is cut %#', async (send, stderr) => {
    const host = await answering({ send, afterwards: 'end' });
    expect(await runProgram(host, LIST)).toEqual({ status: 1, stdout: '', stderr });
  });

  test('asks again when the line was closed behind the ping', async () => {
    const host = await engineOf(({ target, connection }) => {
      if (target === '/_ping') return answer('200 OK', '', ['Api-Version: 1.50']);
      return connection === 1 ? { send: '', afterwards: 'end' } : answer('200 OK', IMAGE);
    });
    expect(await runProgram(host, LIST)).toEqual(LISTED);
  });

  test('tells of an engine that hangs up on every request', async () => {
    const host = await engineOf(() => ({ send: '', afterwards: 'end' }));
    expect(await runProgram(host, LIST)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^error during connect: .*: EOF\n$/),
    });
  });

  test('tells of an engine that hangs up without having read a request', async () => {
    expect(await runProgram(await startDeafEngine(), LIST)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^error during connect: .*: read unix @->\S+: read: connection reset by peer\n$/,
      ),
    });
  });

  test.each([
    ['the first ping', '/_ping'],
    ['the call', 'images/json'],
  ])('ends with a signal while %s is not answered', async (_, silent) => {
    const interrupt = new AbortController();
    const host = await engineOf(({ target }) => {
      if (target.includes(silent)) interrupt.abort();
      return target.includes(silent) ? null : pong('1.50');
    });
    const ended = await runProgram(host, LIST, { interrupt: interrupt.signal });
    expect(ended).toMatchObject({ status: 130, stdout: '' });
  });

  test.each([
    ['at once', 0],
    ['in the middle', 1_000_000],
  ])('hears an engine that refuses an archive %s and hangs up', async (_, after) => {
    const host = await startEagerEngine({ send: REFUSAL, after, afterwards: 'hang up' });
    expect(await runProgram(host, ['load', '-i', archive])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Error response from daemon: boo\n',
    });
  });

  test('tells of an engine that hangs up in the middle of an archive', async () => {
    const host = await startEagerEngine({ send: '', after: 1_000_000, afterwards: 'hang up' });
    expect(await runProgram(host, ['load', '-i', archive])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /: (?:write: broken pipe|read: connection reset by peer|EOF)\n$/,
      ),
    });
  });

  test('ends with a signal while an engine takes no more of an archive', async () => {
    const stop = new AbortController();
    const reached = (): void => stop.abort();
    const host = await startEagerEngine({ send: '', after: 100_000, afterwards: 'rest', reached });
    const ended = await runProgram(host, ['load', '-i', archive], { interrupt: stop.signal });
    expect(ended).toMatchObject({ status: 130, stdout: '' });
  });

  test('takes no more of an archive than its reader does, and goes when that goes', async () => {
    const flood = await startFloodingEngine('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(65_536));
    const running = runProgram(flood.host, ['save', 'a'], {
      started: ({ stdout }) => {
        stdout.once('data', () => stdout.pause());
        setTimeout(() => stdout.destroy(), 500);
      },
    });
    expect((await running).status).toBe('SIGPIPE');
    expect(flood.sent()).toBeLessThan(10_000_000);
    await expect.poll(flood.isLeft).toBe(true);
  });

  test('leaves no file when a signal comes in the middle of an archive', async () => {
    const flood = await startFloodingEngine('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(65_536));
    const place = mkdtempSync(join(folder, 'save-'));
    const stop = new AbortController();
    const running = runProgram(flood.host, ['save', '-o', join(place, 'x.tar'), 'a'], {
      interrupt: stop.signal,
    });
    await expect.poll(flood.sent).toBeGreaterThan(1_000_000);
    stop.abort();
    expect(await running).toMatchObject({ status: 130 });
    expect(readdirSync(place)).toEqual([]);
  });

  test.each([
    ['no socket', (path: string) => path],
    ['no socket but a file', file],
    ['a file instead of a folder', (path: string) => `${file(path)}/x`],
  ])('is told of %s', async (_, make) => {
    const host = `unix://${make(join(mkdtempSync(join(folder, 'no-')), 'x'))}`;
    const reason = `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?\n`;
    expect(await runProgram(host, LIST)).toEqual({ status: 1, stdout: '', stderr: reason });
  });

  test.skipIf(process.getuid?.() !== 0)('is told that it may not', async () => {
    const host = await answering(answer('200 OK', IMAGE));
    chmodSync(host.replace('unix://', ''), 0o600);
    chmodSync(dirname(host.replace('unix://', '')), 0o755);
    const what = 'permission denied while trying to connect to the Docker daemon socket';
    expect(await runProgram(host, LIST, { uid: NOBODY })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        new RegExp(`^${what} at ${host}: .*: dial unix .*: connect: permission denied\n$`),
      ),
    });
  });
});

const NOBODY = 65_534;
const REFUSAL = `HTTP/1.1 400 x\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"message":"boo"}`;

function file(path: string): string {
  writeFileSync(path, '');
  return path;
}
