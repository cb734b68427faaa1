import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveDigest, archiveServer } from '../../bench/archive-server.ts';
import { ChunkedBody } from '../../bench/chunked-body.ts';
import { digestOf } from '../../bench/digest.ts';
import { BLOCK } from '../../bench/numbered-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-server-'));
const MEBIBYTES = 2;
const servers = { fast: archiveServer(MEBIBYTES, false), checked: archiveServer(MEBIBYTES, true) };
const agent = new http.Agent({ keepAlive: true });

beforeAll(async () => {
  for (const [name, server] of Object.entries(servers)) {
    await once(server.listen(join(folder, name)), 'listening');
  }
});
afterAll(() => {
  agent.destroy();
  for (const server of Object.values(servers)) server.close();
  rmSync(folder, { recursive: true });
});

describe('archiveServer()', () => {
  test.each(['fast', 'checked'])('gives the archive whose digest it tells: %s', async (name) => {
    const archive = await ask(name, 'GET', '/v1.50/images/get?names=a');
    expect(archive.length).toBe(MEBIBYTES * BLOCK);
    expect(digestOf([archive])).toBe(archiveDigest(MEBIBYTES));
  });

  test('gives no block twice', async () => {
    const archive = await ask('fast', 'GET', '/images/get');
    const blocks = Array.from({ length: MEBIBYTES }, (_, at) =>
      digestOf([archive.subarray(at * BLOCK, (at + 1) * BLOCK)]),
    );
    expect(new Set(blocks).size).toBe(MEBIBYTES);
  });

  test('tells the digest of what it takes in when it checks, time and again', async () => {
    for (const body of ['', 'abc', 'abd'.repeat(70_000)]) {
      const said = `{"stream":"Loaded image: sha256:${digestOf([Buffer.from(body)])}\\n"}\r\n`;
      expect((await ask('checked', 'POST', '/images/load', body)).toString()).toBe(said);
    }
    const said = '{"stream":"Loaded image: bench:latest\\n"}\r\n';
    expect((await ask('fast', 'POST', '/images/load', 'abc')).toString()).toBe(said);
  });

  test('takes the last line break of a body that comes late for no request', async () => {
    const socket = connect(join(folder, 'checked'));
    const request =
      'POST /images/load HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n';
    const answers: string[] = [];
    for (const words of [request, `\r\n${request}`]) {
      socket.write(words);
      const [answer]: unknown[] = await once(socket, 'data');
      answers.push(String(answer));
    }
    socket.destroy();
    expect(answers[1]).toBe(answers[0]);
    expect(answers[0]).toContain(digestOf([Buffer.from('a')]));
  });
});

test('ChunkedBody takes content, and no framing, however the bytes are cut', () => {
  const bytes = Buffer.from('3\r\nabc\r\n1\r\n\n\r\nA\r\n0123456789\r\n0\r\n\r\n');
  for (let place = 0; place <= bytes.length; place += 1) {
    const taken: string[] = [];
    const body = new ChunkedBody((content) => taken.push(content.toString()));
    const isEnded = body.pushedToEnd(bytes.subarray(0, place));
    expect(isEnded || body.pushedToEnd(bytes.subarray(place))).toBe(true);
    expect(taken.join('')).toBe('abc\n0123456789');
  }
});

async function ask(name: string, method: string, path: string, body = ''): Promise<Buffer> {
  const headers = method === 'POST' ? { 'Transfer-Encoding': 'chunked' } : {};
  const socketPath = join(folder, name);
  const request = http.request({ agent, socketPath, method, path, headers });
  for (let at = 0; at < body.length; at += 50_000) request.write(body.slice(at, at + 50_000));
  request.end();
  const [response]: http.IncomingMessage[] = await once(request, 'response');
  const parts: Buffer[] = [];
  for await (const part of response ?? []) parts.push(part);
  return Buffer.concat(parts);
}
