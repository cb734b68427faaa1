import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/**
 * Starts an engine that answers everything but pings one byte at a time and hangs up; one character is
 * one byte. The result is its host.
 */
export async function startTricklingEngine(bytes: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'trickle-'));
  const path = join(directory, 'x.sock');
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .on('data', (request) => {
        if (request.toString('latin1').startsWith('HEAD')) {
          socket.write('HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\nContent-Length: 0\r\n\r\n');
        } else void trickle(socket, Buffer.from(bytes, 'latin1'));
      });
  });
  onTestFinished(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return `unix://${path}`;
}

async function trickle(socket: Socket, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    socket.write(Buffer.of(byte));
    await turn();
  }
  socket.end();
}
