import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What an engine does as soon as it has seen the head of a request with a body. */
export interface Eagerness {
  /** How many bytes of the body it wants to see before. */
  readonly after?: number;
  readonly send: string;
  /** Then it takes in the rest, takes in nothing more, or hangs up. */
  readonly afterwards: 'read' | 'rest' | 'hang up';
  /** Called at that. */
  readonly reached?: () => void;
}

/** Starts an engine that answers before it has the whole body; the result is its host. Ends with the test. */
export async function startEagerEngine(eagerness: Eagerness): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'eager-'));
  const path = join(directory, 'x.sock');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, eagerness);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    rmSync(directory, { recursive: true });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return `unix://${path}`;
}

function serve(socket: Socket, { after = 0, send, afterwards, reached }: Eagerness): void {
  let text = '';
  socket.on('error', () => {});
  socket.on('data', function take(bytes) {
    text += bytes.toString('latin1');
    if (text === '' || !text.includes('\r\n\r\n')) return;
    if (text.startsWith('HEAD /_ping')) {
      text = '';
      socket.write('HTTP/1.1 200 OK\r\nApi-Version: 1.50\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (text.length - text.indexOf('\r\n\r\n') - 4 < after) return;
    socket.removeListener('data', take);
    if (afterwards === 'read') socket.resume();
    else socket.pause();
    reached?.();
    socket.write(send, () => {
      if (afterwards === 'hang up') socket.destroy();
    });
  });
}
