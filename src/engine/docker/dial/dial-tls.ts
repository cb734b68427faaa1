import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { HttpProxy } from '../../../config/http-proxy.ts';
import type { TlsSettings } from '../../../config/tls-material.ts';
import { errorCode } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import { onAbort } from '../cancellation.ts';
import type { Connection } from '../http/connection.ts';
import { TransportError, unexpectedEnd } from '../transport-error.ts';
import { certificateProblem } from './certificate-problem.ts';
import { openTcp, socketNames, type TcpAddress } from './dial-tcp.ts';
import { openTunnel } from './open-proxy.ts';
import { answersInHttp } from './plain-server.ts';
import { socketConnection } from './socket-connection.ts';
import { socketError, type SocketNames } from './socket-error.ts';
import { systemAuthorities } from '../../../go/system-authorities.ts';

/** How to speak TLS, through whom, and by which clock certificates are valid. */
export interface TlsContext {
  readonly settings: TlsSettings;
  readonly proxy: HttpProxy | null;
  readonly now: () => Date;
}

// Those that docker offers: the ones of TLS 1.3, and four with forward secrecy and authenticated encryption.
const CIPHERS = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':');

/** The TCP connection below. */
interface Line {
  readonly socket: Socket;
  /** Null when a proxy stands at the other end. */
  readonly address: TcpAddress | null;
  readonly names: SocketNames;
  /** What a proxy said before the engine. */
  readonly bytesBefore: number;
}

/** Opens a TLS connection; the engine's certificate is judged as Go does, if it is to be verified. */
export async function dialTls(
  address: TcpAddress,
  context: TlsContext,
  signal?: AbortSignal,
): Promise<Connection> {
  const line = await openLine(address, context.proxy, signal);
  try {
    const socket = await handshake(line, tlsOptions(address, context.settings), signal);
    const problem = context.settings.verify ? verify(socket, address, context) : null;
    if (problem === null) return socketConnection(socket, line.names);
    throw new TransportError(`tls: failed to verify certificate: ${problem}`);
  } catch (error) {
    line.socket.destroy();
    if (error instanceof TransportError || error instanceof ImageCliError) throw error;
    throw await handshakeError(error, line);
  }
}

async function openLine(
  address: TcpAddress,
  proxy: HttpProxy | null,
  signal: AbortSignal | undefined,
): Promise<Line> {
  const isDirect = proxy === null;
  const socket = await (isDirect ? openTcp(address, signal) : openTunnel(proxy, address, signal));
  const names = socketNames(socket);
  return { socket, names, address: isDirect ? address : null, bytesBefore: socket.bytesRead };
}

function tlsOptions({ host }: TcpAddress, { ca, cert, key }: TlsSettings): ConnectionOptions {
  const authorities = ca ?? systemAuthorities();
  return {
    minVersion: 'TLSv1.2',
    ciphers: CIPHERS,
    // Judged below, so that it fails in Go's order and words.
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(authorities === null ? {} : { ca: authorities }),
    ...(cert === null || key === null ? {} : { cert, key }),
  };
}

function handshake(
  line: Line,
  options: ConnectionOptions,
  signal: AbortSignal | undefined,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...options, socket: line.socket });
    const unwatch = onAbort(signal, (reason) => socket.destroy(reason));
    socket.once('secureConnect', () => {
      unwatch();
      socket.removeListener('error', reject);
      resolve(socket);
    });
    socket.once('error', reject).once('close', unwatch);
  });
}

function verify(socket: TLSSocket, { host }: TcpAddress, context: TlsContext): string | null {
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return 'x509: malformed certificate';
  return certificateProblem({
    leaf,
    refusal: socket.authorized ? null : refusalOf(socket),
    authorities: context.settings.ca ?? '',
    host,
    now: context.now(),
  });
}

/** Node's types promise an error, Node itself gives the code alone. */
function refusalOf(socket: TLSSocket): string {
  const reason: unknown = socket.authorizationError;
  return typeof reason === 'string' ? reason : errorCode(reason);
}

async function handshakeError(error: unknown, line: Line): Promise<Error> {
  const { socket, address, names, bytesBefore } = line;
  const code = errorCode(error);
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    const text =
      address === null || (await answersInHttp(address))
        ? 'http: server gave HTTP response to HTTPS client'
        : 'tls: first record does not look like a TLS handshake';
    return new TransportError(text, 'other', error);
  }
  const wasClosed = code === 'ECONNRESET' && !(error instanceof Error && 'syscall' in error);
  if (!wasClosed) return socketError(error, 'read', names);
  return socket.bytesRead > bytesBefore
    ? unexpectedEnd()
    : new TransportError('EOF', 'other', error);
}
