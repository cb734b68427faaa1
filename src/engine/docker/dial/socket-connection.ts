import type { Socket } from 'node:net';
import { ByteReader, type ReadBytes } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { named, type SocketNames } from './socket-error.ts';
import { socketOutput } from './socket-output.ts';

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
