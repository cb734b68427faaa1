import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { onAbort } from '../cancellation.ts';
import { TransportError } from '../transport-error.ts';

const DIAL_TIMEOUT = 10_000; // milliseconds; docker's own

/** Opens a socket. Rejects with Node's error, a TransportError for a timeout, or the abort's reason. */
export function openSocket(options: NetConnectOpts, signal?: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(options);
    const timer = setTimeout(() => {
      socket.destroy(new TransportError('i/o timeout', 'timeout'));
    }, DIAL_TIMEOUT);
    const unwatch = onAbort(signal, (reason) => socket.destroy(reason));
    const settle = (): void => {
      clearTimeout(timer);
      unwatch();
    };
    socket.once('connect', () => {
      settle();
      socket.removeListener('error', reject);
      resolve(socket);
    });
    socket.once('error', (error) => {
      settle();
      reject(error);
    });
  });
}
