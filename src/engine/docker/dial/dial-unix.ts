import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import { cancellation } from '../cancellation.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError, type TransportFailure } from '../transport-error.ts';
import { bunRuntime } from './bun-runtime.ts';
import { dialBun } from './dial-bun.ts';
import { dialDirectly } from './dial-directly.ts';
import { openSocket } from './open-socket.ts';
import { socketConnection } from './socket-connection.ts';
import type { SocketNames } from './socket-error.ts';
import { SocketInput } from './socket-input.ts';

/** Opens the unix socket at a path; "@name" is an abstract one. Rejects with a TransportError in Go's words. */
export async function dialUnix(path: string, signal?: AbortSignal): Promise<Connection> {
  const bun = bunRuntime();
  const address = path.startsWith('@') ? `\0${path.slice(1)}` : path;
  const names = { network: 'unix', local: '@', remote: path } as const;
  try {
    const connection =
      dialDirectly(address, names) ??
      (await (bun === null ? dialNode(address, names, signal) : dialBun(bun, address, names)));
    if (!signal?.aborted) return connection;
    connection.close();
    throw cancellation(signal);
  } catch (error) {
    throw dialError(path, error);
  }
}

async function dialNode(
  path: string,
  names: SocketNames,
  signal: AbortSignal | undefined,
): Promise<Connection> {
  const input = new SocketInput();
  const socket = await openSocket({ path, onread: input.onread }, signal);
  return socketConnection(socket, names, input.readFrom(socket));
}

function dialError(path: string, error: unknown): Error {
  if (error instanceof ImageCliError) return error;
  // It took the line.
  if (error instanceof TransportError && error.failure === 'unanswered') return error;
  const text = `dial unix ${path}: connect: ${systemErrorText(error)}`;
  return new TransportError(text, failureOf(error), error);
}

function failureOf(error: unknown): TransportFailure {
  if (error instanceof TransportError) return error.failure;
  return ['EACCES', 'EPERM'].includes(errorCode(error)) ? 'permission' : 'other';
}
