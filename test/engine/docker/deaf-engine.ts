import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const A_WHILE = 100; // milliseconds

/** Starts an engine that hangs up on who asks it something, without having read that. The result is its host. */
export async function startDeafEngine(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'deaf-'));
  const path = join(directory, 'x.sock');
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    setTimeout(() => socket.destroy(), A_WHILE);
  }).listen(path);
  onTestFinished(() => {
    server.close();
    rmSync(directory, { recursive: true });
  });
  await once(server, 'listening');
  return `unix://${path}`;
}
