import { systemCalls } from '../../../go/system-calls.ts';
import { ByteReader } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { DirectSocket } from './direct-socket.ts';
import { named, type SocketNames } from './socket-error.ts';

/**
 * Opens the unix socket at a path by calls of the system; a name behind a zero byte is that of an abstract one. Null
 * where that cannot be, or does not work at once: then others know why.
 */
export function dialDirectly(path: string, names: SocketNames): Connection | null {
  const calls = systemCalls();
  const file = calls?.connectUnix(path) ?? null;
  if (calls === null || file === null) return null;
  const socket = new DirectSocket(calls, file);
  return {
    reader: new ByteReader(() => named('read', names, socket.read())),
    write: (...pieces) => named('write', names, socket.write(pieces)),
    sendFrom: (from, length) => socket.sendFrom(from, length),
    holdProcess: (hold) => socket.hold(hold),
    shareTime: (share) => socket.share(share),
    hasNews: () => socket.hasNews,
    close: (reason) => socket.close(reason ?? null),
  };
}
