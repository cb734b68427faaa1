import { createServer, type Server, type Socket } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { byteLength } from '../go/go-string.ts';
import { closeFolder, openFolder } from './disk.ts';

/** An open socket that tells others that its process lives: the system closes it, however the process ends. */
export interface LivenessSocket {
  /** What others look for: the name in the folder, or a full path. */
  readonly address: string;
  close(): Promise<void>;
}

// What fits into sockaddr_un on every system, with room to spare.
const PATH_LIMIT = 100; // bytes

/** Opens a socket for this program. It keeps nobody waiting: the program ends in spite of it. */
export async function openLivenessSocket(folder: string, name: string): Promise<LivenessSocket> {
  if (platform() === 'win32') return listen(folder, `\\\\.\\pipe\\${name}`);
  try {
    return await listen(folder, name);
  } catch {
    // Some file systems have no sockets. Who sees another folder for temporary files cannot tell, then.
    return listen(folder, join(tmpdir(), name));
  }
}

async function listen(folder: string, address: string): Promise<LivenessSocket> {
  const place = new SocketPlace(folder, address);
  const visitors = new Set<Socket>();
  const server = createServer((visitor) => receive(visitor, visitors));
  server.unref();
  try {
    await start(server, place.path);
  } catch (error) {
    place.close();
    throw error;
  }
  return { address, close: () => stop(server, visitors, place) };
}

/** Whoever comes may stay: they notice at once when this process ends. What they say is not heard. */
function receive(visitor: Socket, visitors: Set<Socket>): void {
  visitors.add(visitor);
  visitor.on('error', () => {});
  visitor.on('close', () => visitors.delete(visitor));
  visitor.resume();
  visitor.unref();
}

function start(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // It stays: a visitor who cannot be let in, for want of file numbers, is no reason to fail.
    server.on('error', reject);
    server.listen(path, resolve);
  });
}

async function stop(server: Server, visitors: Set<Socket>, place: SocketPlace): Promise<void> {
  const isClosed = new Promise((resolve) => {
    server.close(resolve);
  });
  for (const visitor of visitors) visitor.destroy();
  await isClosed;
  place.close();
}

/**
 * A path of a socket that is short enough: a longer one would be cut off without a word. On Linux it goes by the
 * number of its open folder then, elsewhere there is none and the constructor throws. Close it when done.
 */
export class SocketPlace {
  readonly path: string;
  readonly #folder: number | null = null;

  constructor(folder: string, address: string) {
    const path = isAbsolute(address) ? address : join(folder, address);
    this.path = path;
    if (byteLength(path) <= PATH_LIMIT) return;
    if (platform() !== 'linux') throw new RangeError(`${path} is too long for a socket`);
    this.#folder = openFolder(dirname(path));
    this.path = `/proc/self/fd/${this.#folder}/${basename(path)}`;
  }

  close(): void {
    if (this.#folder !== null) closeFolder(this.#folder);
  }
}
