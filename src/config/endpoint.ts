import type { HttpProxy } from './http-proxy.ts';
import type { TlsSettings } from './tls-material.ts';

/** Where an engine is and how to speak with it: all that flags, environment and files say about it. */
export type Endpoint = UnixEndpoint | TcpEndpoint | SshEndpoint;

interface EndpointBase {
  /** The host as messages show it: "unix:///var/run/docker.sock", "tcp://box:2375". */
  readonly host: string;
  /** Headers that the user adds to every request, by canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  /** The API version that DOCKER_API_VERSION asks for, unchecked; null: to be agreed on. */
  readonly apiVersion: string | null;
}

/** A socket in the file system. */
export interface UnixEndpoint extends EndpointBase {
  readonly kind: 'unix';
  /** Absolute or relative; "@name" is an abstract socket. */
  readonly path: string;
}

/** A TCP address, plain or with TLS. */
export interface TcpEndpoint extends EndpointBase {
  readonly kind: 'tcp';
  /** The host part of request URLs: "box:2375", "[::1]:2375"; the port may be missing. */
  readonly address: string;
  /** What stands before every path of the API: "" or "/base". */
  readonly basePath: string;
  /** Null: plain HTTP. */
  readonly tls: TlsSettings | null;
  /** Null: the engine is reached directly. */
  readonly proxy: HttpProxy | null;
}

/** A machine where `docker system dial-stdio` runs, reached by the user's ssh. Empty texts: not given. */
export interface SshEndpoint extends EndpointBase {
  readonly kind: 'ssh';
  readonly user: string;
  readonly hostname: string;
  readonly port: string;
  /** The engine's socket at the far end; '' for its own default. */
  readonly socketPath: string;
}
