import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An engine whose answer does not end. */
export interface FloodingEngine {
  readonly host: string;
  /** How many bytes were taken from it, about. */
  readonly sent: () => number;
  /** Whether it was hung up on. */
  readonly isLeft: () => boolean;
}

/** Starts an engine that answers everything but pings with a start, and then a part again and again. */
export async function startFloodingEngine(start: string, part: Buffer): Promise<FloodingEngine> {
  const directory = mkdtempSync(join(tmpdir(), 'flood-'));
  const path = join(directory, 'x.sock');
  const state = { sent: 0, isLeft: false };
  const flood = (socket: Socket): void => {
    while (!socket.destroyed && socket.write(part)) state.sent += part.length;
  };
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .once('close', () => {
        state.isLeft = true;
      });
    socket.on('data', (bytes) => {
      if (bytes.toString('latin1').startsWith('HEAD')) {
        socket.write('HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      socket.write(start);
      socket.on('drain', () => flood(socket));
      flood(socket);
    });
  });
  onTestFinished(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { host: `unix://${path}`, sent: () => state.sent, isLeft: () => state.isLeft };
}
