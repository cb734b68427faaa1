import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError, type TransportFailure } from '../transport-error.ts';
import { openSocket } from './open-socket.ts';
import { socketConnection } from './socket-connection.ts';
import { SocketInput } from './socket-input.ts';

/** Opens the unix socket at a path; "@name" is an abstract one. */
export async function dialUnix(path: string, signal?: AbortSignal): Promise<Connection> {
  try {
    const input = new SocketInput();
    const options = { path: path.replace(/^@/, '\0'), onread: input.onread };
    const socket = await openSocket(options, signal);
    const names = { network: 'unix', local: '@', remote: path } as const;
    return socketConnection(socket, names, input.readFrom(socket));
  } catch (error) {
    if (error instanceof ImageCliError) throw error;
    const text = `dial unix ${path}: connect: ${systemErrorText(error)}`;
    throw new TransportError(text, failureOf(error), error);
  }
}

function failureOf(error: unknown): TransportFailure {
  if (error instanceof TransportError) return error.failure;
  return ['EACCES', 'EPERM'].includes(errorCode(error)) ? 'permission' : 'other';
}
