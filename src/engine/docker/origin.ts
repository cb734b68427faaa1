import { domainToASCII } from 'node:url';
import type { Endpoint } from '../../config/endpoint.ts';
import type { HttpProxy } from '../../config/http-proxy.ts';
import { isAscii } from '../../go/go-string.ts';
import { escapeHost } from '../../go/url-escape.ts';

/** How requests name the engine they go to. */
export interface Origin {
  /** The start of URLs in messages; the path of a socket stands for its host. */
  readonly url: string;
  /** The Host header. */
  readonly host: string;
  readonly basePath: string;
  /** Whether compressed answers are welcome: not where the way is short. */
  readonly compresses: boolean;
  /** Who gets the requests in the engine's place; null: the engine itself, or a tunnel to it. */
  readonly proxy: HttpProxy | null;
}

const DIRECT = { basePath: '', compresses: true, proxy: null } as const;

/** The origin of an endpoint's requests. */
export function originOf(endpoint: Endpoint): Origin {
  switch (endpoint.kind) {
    case 'unix':
      return {
        ...DIRECT,
        // Only messages show it.
        get url() {
          return httpUrl(endpoint.path);
        },
        host: 'api.moby.localhost',
        compresses: false,
      };
    case 'ssh':
      return { ...DIRECT, url: endpoint.host, host: endpoint.host.replace('http://', '') };
    case 'tcp': {
      const { address, basePath, tls } = endpoint;
      const url = tls === null ? httpUrl(address) : httpUrl(address).replace('http', 'https');
      const proxy = tls === null ? endpoint.proxy : null;
      return { ...DIRECT, url, host: hostHeader(address), basePath, proxy };
    }
  }
}

function httpUrl(host: string): string {
  return `http://${escapeHost(host)}`;
}

/** Names in ASCII, addresses without their zone. */
function hostHeader(address: string): string {
  if (!isAscii(address)) return address.replace(/^[^:]*/, (name) => domainToASCII(name) || name);
  return address.replace(/^\[([^%\]]*)%[^\]]*\]/, '[$1]');
}
