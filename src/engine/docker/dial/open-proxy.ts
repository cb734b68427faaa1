import type { Socket } from 'node:net';
import type { HttpProxy } from '../../../config/http-proxy.ts';
import { joinHostPort } from '../../../go/host-port.ts';
import { quote } from '../../../go/quote.ts';
import { ByteReader } from '../http/byte-reader.ts';
import type { Connection } from '../http/connection.ts';
import { readResponseHead } from '../http/response-head.ts';
import { TransportError } from '../transport-error.ts';
import { openTcp, socketNames, type TcpAddress, tcpAddress } from './dial-tcp.ts';
import { socketConnection } from './socket-connection.ts';
import { socketError } from './socket-error.ts';

// What Go's transport calls itself to a proxy.
const USER_AGENT = 'Go-http-client/1.1';

/** A connection to a proxy that takes requests for the engine. Rejects with a TransportError. */
export async function dialProxy(proxy: HttpProxy, signal?: AbortSignal): Promise<Connection> {
  const socket = await openProxy(proxy, signal);
  return socketConnection(socket, socketNames(socket));
}

async function openProxy(proxy: HttpProxy, signal?: AbortSignal): Promise<Socket> {
  if (proxy.scheme !== 'http') {
    throw new TransportError(`proxyconnect tcp: unsupported proxy scheme ${quote(proxy.scheme)}`);
  }
  try {
    return await openTcp(tcpAddress(proxy.address, '80'), signal);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw new TransportError(`proxyconnect tcp: ${error.message}`, error.failure, error);
  }
}

/** Opens a connection through a proxy that passes all bytes on. */
export async function openTunnel(
  proxy: HttpProxy,
  target: TcpAddress,
  signal?: AbortSignal,
): Promise<Socket> {
  const socket = await openProxy(proxy, signal);
  const name = joinHostPort(target.host, target.port);
  const lines = [
    `CONNECT ${name} HTTP/1.1`,
    `Host: ${name}`,
    `User-Agent: ${USER_AGENT}`,
    ...(proxy.authorization === null ? [] : [`Proxy-Authorization: ${proxy.authorization}`]),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  try {
    await expectConsent(socket);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function expectConsent(socket: Socket): Promise<void> {
  const names = socketNames(socket);
  const chunks: AsyncIterator<Buffer> = socket.iterator({ destroyOnReturn: false });
  const reader = new ByteReader(async () => {
    try {
      const { done, value } = await chunks.next();
      return done === true ? null : value;
    } catch (error) {
      throw socketError(error, 'read', names);
    }
  });
  const { status, statusText } = await readResponseHead(reader, 'CONNECT');
  // What comes next belongs to those who use the tunnel.
  await chunks.return?.();
  if (status !== 200)
    throw new TransportError(statusText.replace(/^\S* ?/, '') || 'unknown status code');
}
