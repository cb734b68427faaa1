import { connect, type Socket } from 'node:net';
import { isAbsolute } from 'node:path';
import { errorCode } from '../go/system-error.ts';
import { SocketPlace } from './liveness-socket.ts';

/**
 * What a look at a liveness socket shows. silent: nobody listens there any more; missing: it cannot be seen from
 * here, where others may see it; unclear: the look failed, which proves nothing.
 */
export type SocketSight = 'listening' | 'silent' | 'missing' | 'unclear';

/**
 * Looks at the liveness sockets of other processes. A connection that was made is kept, for it ends with the
 * process: knocking over and over would fill the queue of one that is stopped, and a full queue looks like nobody
 * on some systems.
 */
export class LivenessWatch {
  readonly #folder: string;
  readonly #open = new Map<string, Socket>();

  /** folder: where the sockets lie that have a name and no path. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A process that is stopped, or has no time, is still listening. */
  async look(address: string): Promise<SocketSight> {
    if (this.#open.has(address)) return 'listening';
    const found = await knock(this.#folder, address);
    if (typeof found === 'string') return found;
    this.#keep(address, found);
    return 'listening';
  }

  /** Lets go of all connections. */
  close(): void {
    for (const socket of this.#open.values()) socket.destroy();
    this.#open.clear();
  }

  #keep(address: string, socket: Socket): void {
    this.#open.get(address)?.destroy();
    this.#open.set(address, socket);
    socket.once('close', () => {
      if (this.#open.get(address) === socket) this.#open.delete(address);
    });
    // Its end is noticed by reading alone.
    socket.resume();
    socket.unref();
  }
}

/** A connection that can be kept; or what else is there to see. */
async function knock(folder: string, address: string): Promise<Socket | SocketSight> {
  let place: SocketPlace;
  try {
    place = new SocketPlace(folder, address);
  } catch {
    return 'unclear';
  }
  try {
    return await connectTo(place.path);
  } catch (error) {
    return sightOf(address, errorCode(error));
  } finally {
    place.close();
  }
}

function connectTo(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.on('error', reject);
  });
}

function sightOf(address: string, code: string): SocketSight {
  if (code === 'ECONNREFUSED') return 'silent';
  if (code !== 'ENOENT') return 'unclear';
  // The folder is the same for all who share it; the one for temporary files need not be.
  const isPath = isAbsolute(address) && !address.startsWith('\\\\.\\pipe\\');
  return isPath ? 'missing' : 'silent';
}
