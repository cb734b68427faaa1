// Archives that are larger than any buffer on their way, through a process: what arrives is what was sent.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { PROGRAM } from '../program-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-process-'));
const ARCHIVE = Buffer.from(Array.from({ length: 3_000_017 }, (_, at) => (at * at) % 251));
const SIZES = [1, 32_768, 32_768, 7, 300_000, 32_769, 100_000]; // bytes of chunks
const OK = 'HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\n';
let closeEngine = (): void => {};

afterEach(() => closeEngine());
afterAll(() => rmSync(folder, { recursive: true }));

/** An engine that answers a ping, and hands over the line when anything else is asked for. */
async function startEngine(serve: (socket: Socket, rest: Buffer) => void): Promise<string> {
  const path = join(mkdtempSync(join(folder, 'engine-')), 'engine.sock');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    const onData = (bytes: Buffer): void => {
      if (bytes.toString('latin1', 0, 20).includes('/_ping')) {
        socket.write(`${OK}Content-Length: 0\r\n\r\n`);
        return;
      }
      socket.off('data', onData);
      serve(socket, bytes.subarray(bytes.indexOf('\r\n\r\n') + 4));
    };
    socket.on('data', onData);
  }).listen(path);
  closeEngine = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  await once(server, 'listening');
  return `unix://${path}`;
}

function sendChunked(socket: Socket): void {
  socket.write(`${OK}Content-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n`);
  for (let at = 0, turn = 0; at < ARCHIVE.length; turn += 1) {
    const part = ARCHIVE.subarray(at, at + (SIZES[turn % SIZES.length] ?? 1));
    socket.write(`${part.length.toString(16)}\r\n`);
    socket.write(part);
    socket.write('\r\n');
    at += part.length;
  }
  socket.write('0\r\n\r\n');
}

async function run(host: string, script: string): Promise<{ status: number; stdout: string }> {
  const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: host };
  // Real pipes: Node gives its children sockets.
  const child = spawn('sh', ['-c', script, 'sh', ...PROGRAM], { env, cwd: folder });
  let stdout = '';
  child.stdout.on('data', (bytes: Buffer) => {
    stdout += bytes.toString();
  });
  child.stderr.resume();
  const [status] = await once(child, 'close');
  return { status: Number(status), stdout };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('save into a pipe with a slow reader', async () => {
  const host = await startEngine(sendChunked);
  const script = '"$@" save a | (sleep 0.3; dd bs=9973 2>/dev/null) | sha256sum';
  expect((await run(host, script)).stdout.slice(0, 64)).toBe(digest(ARCHIVE));
});

test('save into a file', async () => {
  const host = await startEngine(sendChunked);
  await run(host, '"$@" save -o saved.tar a');
  expect(digest(readFileSync(join(folder, 'saved.tar')))).toBe(digest(ARCHIVE));
});

test('save for a reader of a few bytes ends at once', async () => {
  const host = await startEngine((socket) => {
    // Without an end.
    socket.write(`${OK}Content-Type: application/x-tar\r\n\r\n`);
    socket.write(ARCHIVE);
    socket.write(ARCHIVE);
  });
  const script = '{ "$@" save a; echo $? >status; } | head -c 1000 | wc -c; cat status';
  expect((await run(host, script)).stdout.trim().split(/\s+/)).toEqual(['1000', '141']);
});

test.each([
  ['a file', '"$@" load -i large.tar'],
  ['standard input from a file', '"$@" load <large.tar'],
  ['a pipe', 'cat large.tar | "$@" load'],
  ['a slow pipe', '(head -c 2000000; sleep 0.2; cat) <large.tar | "$@" load'],
  ['a pipe of bits', 'dd if=large.tar bs=9973 2>/dev/null | "$@" load'],
  ['a named pipe', 'mkfifo pipe; (cat large.tar >pipe &) ; "$@" load -i pipe'],
])('load from %s for an engine that takes little at a time', async (_, script) => {
  writeFileSync(join(folder, 'large.tar'), ARCHIVE);
  const parts: Buffer[] = [];
  const host = await startEngine((socket, rest) => {
    const take = (bytes: Buffer): void => {
      parts.push(Buffer.from(bytes));
      socket.pause();
      setTimeout(() => socket.resume(), parts.length % 8 === 0 ? 2 : 0);
      if (!bytes.subarray(-5).equals(Buffer.from('0\r\n\r\n'))) return;
      socket.write(`${OK}Content-Length: 3\r\n\r\nok\n`);
    };
    socket.on('data', take);
    if (rest.length > 0) take(rest);
  });
  expect(await run(host, script)).toEqual({ status: 0, stdout: 'ok\n' });
  expect(digest(withoutMarks(Buffer.concat(parts)))).toBe(digest(ARCHIVE));
});

test('load from a pipe that never ends ends with an engine that refuses', async () => {
  const host = await startEngine((socket) => {
    socket.end('HTTP/1.1 500 X\r\nContent-Length: 5\r\n\r\nnever');
  });
  // Who waited for its end would wait longer than a test may take.
  const script = 'mkfifo held; sleep 60 >held & "$@" load <held 2>&1; kill $!';
  expect((await run(host, script)).stdout).toBe('Error response from daemon: never\n');
});

test('load for an engine that answers and hangs up in the middle', async () => {
  writeFileSync(join(folder, 'large.tar'), ARCHIVE);
  const host = await startEngine((socket) => {
    const answer = '{"message":"no room"}\n';
    const type = 'Content-Type: application/json';
    const head = `HTTP/1.1 500 X\r\n${type}\r\nContent-Length: ${answer.length}\r\n\r\n`;
    socket.pause();
    setTimeout(() => socket.end(head + answer, () => socket.destroy()), 100);
  });
  const { status, stdout } = await run(host, '"$@" load -i large.tar 2>&1');
  expect([status, stdout]).toEqual([1, 'Error response from daemon: no room\n']);
});

/** What is in the chunks of a body. */
function withoutMarks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
