import type { Endpoint, TcpEndpoint } from '../../../config/endpoint.ts';
import type { Dial } from '../http/http-client.ts';
import { TransportError } from '../transport-error.ts';
import { dialTcp, tcpAddress } from './dial-tcp.ts';
import { dialUnix } from './dial-unix.ts';

/** How lines to an endpoint are opened. What TLS and ssh need is loaded when it is needed. */
export function dialer(endpoint: Endpoint, now: () => Date): Dial {
  switch (endpoint.kind) {
    case 'unix':
      return (signal) => dialUnix(endpoint.path, signal);
    case 'tcp':
      return tcpDialer(endpoint, now);
    case 'ssh':
      return async (signal) => {
        const { dialSsh } = await import('./dial-ssh.ts');
        return dialSsh(endpoint, signal);
      };
  }
}

function tcpDialer({ address, tls, proxy }: TcpEndpoint, now: () => Date): Dial {
  if (address === '') {
    return () => Promise.reject(new TransportError('http: no Host in request URL'));
  }
  if (tls !== null) {
    return async (signal) => {
      const { dialTls } = await import('./dial-tls.ts');
      return dialTls(tcpAddress(address, '443'), { settings: tls, proxy, now }, signal);
    };
  }
  if (proxy === null) return (signal) => dialTcp(tcpAddress(address, '80'), signal);
  return async (signal) => {
    const { dialProxy } = await import('./open-proxy.ts');
    return dialProxy(proxy, signal);
  };
}
