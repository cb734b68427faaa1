import type { Socket } from 'node:net';
import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import { ByteReader } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError } from '../transport-error.ts';
import { alertError } from './tls-alert.ts';

/** How the two ends of a socket are written in messages. */
export interface SocketNames {
  readonly network: 'unix' | 'tcp';
  /** "@" for a unix socket, which has no name on this side. */
  readonly local: string;
  readonly remote: string;
}

/** A connection over an open socket, plain or TLS. */
export function socketConnection(socket: Socket, names: SocketNames): Connection {
  // Errors reach whoever reads or writes; one in between, without a listener, would be thrown.
  socket.on('error', () => {});
  const chunks: AsyncIterator<Buffer> = socket.iterator({ destroyOnReturn: false });
  const read = async (): Promise<Uint8Array | null> => {
    try {
      const { done, value } = await chunks.next();
      return done === true ? null : value;
    } catch (error) {
      throw socketError(error, 'read', names);
    }
  };
  return {
    reader: new ByteReader(read),
    write: (bytes) => write(socket, bytes, (error) => socketError(error, 'write', names)),
    holdProcess: (hold) => (hold ? socket.ref() : socket.unref()),
    close: (reason) => socket.destroy(reason),
  };
}

function write(socket: Socket, bytes: Uint8Array, name: (error: Error) => Error): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(name(error)) : resolve()));
  });
}

/** The error of an open socket in Go's words: "read tcp a->b: read: connection reset by peer". */
export function socketError(
  error: unknown,
  operation: 'read' | 'write',
  { network, local, remote }: SocketNames,
): Error {
  if (error instanceof ImageCliError) return error;
  const alert = alertError(error);
  if (alert !== null) return alert;
  const failure = errorCode(error) === 'ETIMEDOUT' ? 'timeout' : 'other';
  const where = `${operation} ${network} ${local}->${remote}: ${operation}`;
  return new TransportError(`${where}: ${systemErrorText(error)}`, failure, error);
}
