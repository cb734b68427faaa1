import { statSync } from 'node:fs';
import { errorCode } from '../../../go/system-error.ts';
import { ByteReader } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError } from '../transport-error.ts';
import { BunInput } from './bun-input.ts';
import { BunOutput } from './bun-output.ts';
import type { BunHandlers, BunRuntime } from './bun-runtime.ts';
import { named, type SocketNames } from './socket-error.ts';

/**
 * Opens the unix socket at a path with bun's own means; a name behind a zero byte is that of an abstract one. It knows
 * no timeout, for a unix socket takes or refuses at once. Rejects with an error of the system.
 */
export async function dialBun(
  bun: BunRuntime,
  path: string,
  names: SocketNames,
): Promise<Connection> {
  const input = new BunInput();
  const output = new BunOutput();
  const end = (error: Error | null): void => {
    input.end(error);
    output.end(null);
  };
  const handlers = {
    binaryType: 'buffer',
    open: () => {},
    data: (socket, bytes) => input.push(socket, bytes),
    drain: () => output.drained(),
    end: () => input.end(null),
    error: (_, error) => end(error),
    close: (_, error) => end(error ?? null),
  } satisfies BunHandlers;
  const socket = await bun
    .connect({ unix: path, allowHalfOpen: true, socket: handlers })
    .catch((error: unknown) => {
      throw dialError(path, error);
    });
  return {
    reader: new ByteReader(() => named('read', names, input.read(socket))),
    write: (...pieces) => named('write', names, output.write(socket, pieces)),
    sendFrom: (file, length) => output.sendFrom(socket, file, length),
    holdProcess: (hold) => {
      if (hold) socket.ref();
      else {
        socket.unref();
        input.rest();
      }
    },
    close: (reason) => {
      input.end(reason ?? null);
      output.end(reason ?? null);
      socket.terminate();
    },
  };
}

function dialError(path: string, error: unknown): unknown {
  // It was opened, and hung up before bun had a look.
  if (errorCode(error) === 'ECONNRESET') return new TransportError('EOF', 'unanswered', error);
  if (errorCode(error) !== 'ECONNREFUSED' || path.startsWith('\0')) return error;
  // Bun calls much a refusal.
  try {
    statSync(path);
    return error;
  } catch (reason) {
    return reason;
  }
}
