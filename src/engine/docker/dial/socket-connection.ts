import type { Socket } from 'node:net';
import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import { ByteReader, type ReadBytes } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError } from '../transport-error.ts';
import { socketOutput } from './socket-output.ts';
import { alertError } from './tls-alert.ts';

/** How the two ends of a socket are written in messages. */
export interface SocketNames {
  readonly network: 'unix' | 'tcp';
  /** "@" for a unix socket, which has no name on this side. */
  readonly local: string;
  readonly remote: string;
}

/** A connection over an open socket, plain or TLS, read in a way that suits it. */
export function socketConnection(
  socket: Socket,
  names: SocketNames,
  read: ReadBytes = iterated(socket),
): Connection {
  // Errors reach whoever reads or writes; one in between, without a listener, would be thrown.
  socket.on('error', () => {});
  const write = socketOutput(socket);
  return {
    reader: new ByteReader(() => named('read', names, read())),
    write: (...pieces) => named('write', names, write(pieces)),
    holdProcess: (hold) => (hold ? socket.ref() : socket.unref()),
    close: (reason) => socket.destroy(reason),
  };
}

function iterated(socket: Socket): ReadBytes {
  const pieces: AsyncIterator<Buffer> = socket.iterator({ destroyOnReturn: false });
  return async () => {
    const { done, value } = await pieces.next();
    return done === true ? null : value;
  };
}

async function named<Result>(
  operation: 'read' | 'write',
  names: SocketNames,
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw socketError(error, operation, names);
  }
}

/** The error of an open socket in Go's words: "read tcp a->b: read: connection reset by peer". */
export function socketError(
  error: unknown,
  operation: 'read' | 'write',
  { network, local, remote }: SocketNames,
): Error {
  if (error instanceof ImageCliError || error instanceof TransportError) return error;
  const alert = alertError(error);
  if (alert !== null) return alert;
  const failure = errorCode(error) === 'ETIMEDOUT' ? 'timeout' : 'other';
  const where = `${operation} ${network} ${local}->${remote}: ${operation}`;
  return new TransportError(`${where}: ${systemErrorText(error)}`, failure, error);
}
