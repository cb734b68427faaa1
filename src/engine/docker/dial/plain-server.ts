import { openTcp, type TcpAddress } from './dial-tcp.ts';

const NO_REQUEST = Buffer.from([0x16, 0x03, 0x01, 0x0d, 0x0a, 0x0d, 0x0a]); // a TLS record's start, two line ends
const PATIENCE = 1000; // milliseconds

/**
 * Whether whoever listens there, having answered a TLS greeting with something else, speaks plain HTTP.
 * OpenSSL does not show what it refused, so the question is put once more. True when it stays open.
 */
export async function answersInHttp(address: TcpAddress): Promise<boolean> {
  try {
    const socket = await openTcp(address, AbortSignal.timeout(PATIENCE));
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.write(NO_REQUEST);
    for await (const bytes of socket) return String(bytes).startsWith('HTTP/');
    return true;
  } catch {
    return true;
  }
}
