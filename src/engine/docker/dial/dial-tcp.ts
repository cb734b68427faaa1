import { type ConnectOpts, isIP, type Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import { joinHostPort } from '../../../go/host-port.ts';
import { isAscii } from '../../../go/go-string.ts';
import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { splitUrlHost } from '../../../go/url.ts';
import { ImageCliError } from '../../../model/errors.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError } from '../transport-error.ts';
import { isDomainName } from './domain-name.ts';
import { lookupErrorText } from './name-server.ts';
import { openSocket } from './open-socket.ts';
import { socketConnection } from './socket-connection.ts';
import type { SocketNames } from './socket-error.ts';
import { SocketInput } from './socket-input.ts';

const MAX_PORT = 65_535;

/** A TCP address: a name or an IP address, and a port. */
export interface TcpAddress {
  readonly host: string;
  readonly port: string;
}

/** The address that the host part of a URL names. An empty host is this machine. */
export function tcpAddress(urlHost: string, defaultPort: string): TcpAddress {
  const { hostname, port } = splitUrlHost(urlHost);
  const host = isAscii(hostname) ? hostname : domainToASCII(hostname) || hostname;
  return { host, port: port || defaultPort };
}

/** Opens a TCP connection. Rejects with a TransportError in the words of Go's net package. */
export async function dialTcp(address: TcpAddress, signal?: AbortSignal): Promise<Connection> {
  const input = new SocketInput();
  const socket = await open(address, { onread: input.onread }, signal);
  return socketConnection(socket, socketNames(socket), input.readFrom(socket));
}

/** The open socket alone, for those who put something on top of it. */
export function openTcp(address: TcpAddress, signal?: AbortSignal): Promise<Socket> {
  return open(address, {}, signal);
}

async function open(
  { host, port }: TcpAddress,
  options: ConnectOpts,
  signal: AbortSignal | undefined,
): Promise<Socket> {
  if (Number(port) > MAX_PORT) throw new TransportError(`dial tcp: address ${port}: invalid port`);
  const target = host === '' ? 'localhost' : host;
  const isName = isIP(target) === 0;
  if (isName && !isDomainName(target)) throw noSuchHost(`lookup ${target}`);
  try {
    return await openSocket({ ...options, host: target, port: Number(port) }, signal);
  } catch (error) {
    throw dialError(target, error);
  }
}

/** The two ends of an open socket; to be asked before it is closed. */
export function socketNames(socket: Socket): SocketNames {
  const { localAddress = '', localPort = 0, remoteAddress = '', remotePort = 0 } = socket;
  return {
    network: 'tcp',
    local: joinHostPort(localAddress, String(localPort)),
    remote: joinHostPort(remoteAddress, String(remotePort)),
  };
}

function dialError(host: string, error: unknown): Error {
  if (error instanceof ImageCliError) return error;
  // Several addresses were tried; Go reports the first.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (first instanceof TransportError) {
    return new TransportError(`dial tcp: ${first.message}`, first.failure, first);
  }
  const syscall: unknown = first instanceof Error ? Reflect.get(first, 'syscall') : undefined;
  if (syscall === 'getaddrinfo') {
    return new TransportError(
      `dial tcp: ${lookupErrorText(host, errorCode(first))}`,
      'other',
      first,
    );
  }
  const failure = errorCode(first) === 'ETIMEDOUT' ? 'timeout' : 'other';
  const text = `dial tcp ${peerOf(first)}: connect: ${systemErrorText(first)}`;
  return new TransportError(text, failure, first);
}

function noSuchHost(what: string): TransportError {
  return new TransportError(`dial tcp: ${what}: no such host`);
}

function peerOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const address: unknown = Reflect.get(error, 'address');
  const port: unknown = Reflect.get(error, 'port');
  return joinHostPort(String(address), String(port));
}
