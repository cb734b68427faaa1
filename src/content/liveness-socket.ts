import { connect, createServer, type Server } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { byteLength } from '../go/go-string.ts';
import { errorCode } from '../go/system-error.ts';
import { closeFolder, openFolder } from './disk.ts';

/** An open socket that tells others that its process lives: the system closes it, however the process ends. */
export interface LivenessSocket {
  /** What others look for: the name in the folder, or a full path. */
  readonly address: string;
  close(): Promise<void>;
}

// What fits into sockaddr_un on every system, with room to spare.
const PATH_LIMIT = 100; // bytes
const GONE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT']);

/** Opens a socket for this program. It keeps nobody waiting: the program ends in spite of it. */
export async function openLivenessSocket(folder: string, name: string): Promise<LivenessSocket> {
  if (platform() === 'win32') return listen(`\\\\.\\pipe\\${name}`, `\\\\.\\pipe\\${name}`);
  try {
    return await listen(name, folder);
  } catch {
    // Some file systems have no sockets. Whoever shares the folder from another machine cannot tell, then.
    const path = join(tmpdir(), name);
    return listen(path, path);
  }
}

/** Whether somebody listens there. A process that is stopped, or has no time, still does. */
export async function isListening(folder: string, address: string): Promise<boolean> {
  const place = new SocketPlace(folder, address);
  try {
    return await knock(place.path);
  } finally {
    place.close();
  }
}

async function listen(address: string, folder: string): Promise<LivenessSocket> {
  const place = new SocketPlace(folder, address);
  const server = createServer((visitor) => visitor.destroy());
  server.unref();
  try {
    await start(server, place.path);
  } catch (error) {
    place.close();
    throw error;
  }
  return {
    address,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
      });
      place.close();
    },
  };
}

function start(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function knock(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Whatever else goes wrong proves nothing.
    socket.once('error', (error) => resolve(!GONE.has(errorCode(error))));
  });
}

/** A path that is short enough. On Linux a long one goes by the number of its open folder. */
class SocketPlace {
  readonly path: string;
  readonly #folder: number | null = null;

  constructor(folder: string, address: string) {
    const path = isAbsolute(address) || folder === address ? address : join(folder, address);
    const isLong = byteLength(path) > PATH_LIMIT && path !== address && platform() === 'linux';
    if (isLong) this.#folder = openFolder(folder);
    this.path = this.#folder === null ? path : `/proc/self/fd/${this.#folder}/${address}`;
  }

  close(): void {
    if (this.#folder !== null) closeFolder(this.#folder);
  }
}
