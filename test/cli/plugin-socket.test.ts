import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { watchPluginSocket } from '../../src/cli/plugin-socket.ts';

const folder = mkdtempSync(join(tmpdir(), 'plugin-socket-'));

afterAll(() => rmSync(folder, { recursive: true }));

function listen(path: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(path, () => resolve(server));
  });
}

test('tells when docker closes the socket', async () => {
  const path = join(folder, 'plugin.sock');
  const server = await listen(path);
  let isClosed = false;
  const stopped = new Promise<boolean>((resolve) => {
    server.once('connection', (socket) => {
      isClosed = true;
      socket.end();
    });
    watchPluginSocket(path, () => resolve(isClosed));
  });
  expect(await stopped).toBe(true);
  server.close();
});

test('tells nothing where there is no socket', async () => {
  let isStopped = false;
  watchPluginSocket(join(folder, 'none.sock'), () => (isStopped = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isStopped).toBe(false);
});
