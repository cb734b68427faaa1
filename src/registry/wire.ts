import type { LookupAddress } from 'node:dns';
import type { Agent, ClientRequest, RequestOptions } from 'node:http';
import type { AddressGuard } from './address-guard.ts';
import { chooseProxy, proxyAuthorization } from './choose-proxy.ts';
import { exchange, type WireAnswer, type WireRequest } from './exchange.ts';
import { explainFailure } from './explain-failure.ts';
import { fixedLookup } from './look-up.ts';
import { hostNameOf } from './network.ts';
import { orAbort } from './on-abort.ts';
import { TIMEOUTS, type Timeouts } from './patience.ts';
import type { RegistrySettings } from './registry-settings.ts';
import { tlsOptions } from './tls-options.ts';
import { TransportFailure } from './transport-failure.ts';

/** How to reach one origin. */
interface Line {
  readonly agent: Agent;
  readonly isProxied: boolean;
  readonly open: (request: ReadyRequest) => ClientRequest;
}

/** All that Node needs to know of a request. */
interface ReadyRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly options: RequestOptions;
}

/**
 * HTTP/1.1 to a registry and to where it leads, over connections that are kept until close(). It sends
 * one request at a time as it is told, without redirects and credentials of its own.
 */
export class Wire {
  readonly #settings: RegistrySettings;
  readonly #guard: AddressGuard;
  readonly #timeouts: Timeouts;
  readonly #lines = new Map<string, Promise<Line>>();
  #isClosed = false;

  constructor(guard: AddressGuard, settings: RegistrySettings, timeouts: Timeouts = TIMEOUTS) {
    this.#guard = guard;
    this.#settings = settings;
    this.#timeouts = timeouts;
  }

  /** Rejects with a TransportFailure, a RegistryError for broken certificates, or the reason of an abort. */
  async send(request: WireRequest): Promise<WireAnswer> {
    const { url } = request;
    if (this.#isClosed) throw new TransportFailure('forbidden', 'use of closed network connection');
    const line = await orAbort(this.#line(url), request.signal);
    const addresses = await orAbort(this.#guard.vet(url, line.isProxied), request.signal);
    const outgoing = this.#open(line, request, addresses);
    try {
      return await exchange(outgoing, request, this.#timeouts);
    } catch (error) {
      // The registry may have closed the idle connection just as the request went out.
      const isStale = outgoing.reusedSocket && error instanceof TransportFailure;
      if (!isStale || error.trouble !== 'broken' || request.body !== undefined) throw error;
      return exchange(this.#open(line, request, addresses), request, this.#timeouts);
    }
  }

  /** Ends all connections, those in use too. */
  close(): void {
    this.#isClosed = true;
    for (const line of this.#lines.values()) {
      line.then(
        ({ agent }) => agent.destroy(),
        () => {},
      );
    }
    this.#lines.clear();
  }

  #open(
    line: Line,
    request: WireRequest,
    addresses: readonly LookupAddress[] | null,
  ): ClientRequest {
    const { method, url, body } = request;
    const length = body?.length ?? (method === 'GET' || method === 'HEAD' ? null : 0);
    const headers = {
      'User-Agent': this.#settings.userAgent,
      ...request.headers,
      ...(length === null ? {} : { 'Content-Length': length }),
    };
    const options: RequestOptions = {
      method,
      agent: line.agent,
      ...(addresses === null || line.isProxied ? {} : { lookup: fixedLookup(addresses) }),
    };
    try {
      return line.open({ url, headers, options });
    } catch (error) {
      throw explainFailure(error, hostNameOf(url));
    }
  }

  #line(url: URL): Promise<Line> {
    const found = this.#lines.get(url.origin);
    if (found !== undefined) return found;
    const proxy = chooseProxy(url, this.#settings);
    const line = url.protocol === 'https:' ? this.#secureLine(url, proxy) : plainLine(proxy);
    this.#lines.set(url.origin, line);
    // What failed once is tried anew.
    line.catch(() => this.#lines.delete(url.origin));
    return line;
  }

  async #secureLine(url: URL, proxy: URL | null): Promise<Line> {
    const https = await import('node:https');
    const { name: home } = this.#guard;
    const addresses = await this.#guard.vet(url, proxy !== null);
    const isInsecure = await this.#guard.isInsecure(url, addresses);
    const host = this.#guard.isHome(url) ? home : url.host;
    const tls = await tlsOptions({ host, home, isInsecure }, this.#settings);
    const agent = proxy === null ? new https.Agent({ keepAlive: true }) : await tunnelAgent(proxy);
    return {
      agent,
      isProxied: proxy !== null,
      open: (ready) =>
        https.request(ready.url, { ...tls, ...ready.options, headers: ready.headers }),
    };
  }
}

async function tunnelAgent(proxy: URL): Promise<Agent> {
  checkScheme(proxy);
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return new HttpsProxyAgent(proxy, { keepAlive: true });
}

async function plainLine(proxy: URL | null): Promise<Line> {
  const http = await import('node:http');
  if (proxy === null) {
    const agent = new http.Agent({ keepAlive: true });
    return {
      agent,
      isProxied: false,
      open: ({ url, headers, options }) => http.request(url, { ...options, headers }),
    };
  }
  checkScheme(proxy);
  const module = proxy.protocol === 'https:' ? await import('node:https') : http;
  const authorization = proxyAuthorization(proxy);
  const shown = authorization === null ? {} : { 'Proxy-Authorization': authorization };
  const origin = new URL(proxy.origin);
  return {
    agent: new module.Agent({ keepAlive: true }),
    isProxied: true,
    open: ({ url, headers, options }) => {
      const all = { ...headers, ...shown, Host: url.host };
      return module.request(origin, { ...options, path: url.href, headers: all });
    },
  };
}

function checkScheme({ protocol }: URL): void {
  if (protocol === 'http:' || protocol === 'https:') return;
  throw new TransportFailure('dial', `proxy: unknown scheme: ${protocol.slice(0, -1)}`);
}
