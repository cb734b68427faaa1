import type DockerModem from 'docker-modem';
import Dockerode from 'dockerode';
import type { Endpoint } from '../../config/endpoint.ts';
import { UnreachableError } from '../../model/errors.ts';
import { type Attempt, connectError } from './connect-error.ts';
import { dialer } from './dial/dialer.ts';
import { createModem, type EngineDialOptions, ModemAnswer } from './engine-modem.ts';
import { gunzipped } from './gunzip.ts';
import { HttpClient, type HttpResponse } from './http/http-client.ts';
import type { RequestBody } from './http/request.ts';
import { headerValue } from './http/response-headers.ts';
import { type Origin, originOf } from './origin.ts';
import { refuseRedirect } from './redirect.ts';
import { type Query, requestTarget } from './request-target.ts';
import { TransportError } from './transport-error.ts';

/** One call of the Engine API. */
export interface ApiCall {
  /** As apiPath() makes it: with base path and version, not escaped. */
  readonly path: string;
  readonly query?: Query;
  /** By canonical name; they win over those the user adds. */
  readonly headers?: ReadonlyMap<string, string>;
  readonly body?: Exclude<RequestBody, null>;
  readonly signal?: AbortSignal;
}

/** An answer of any status. Its body is read, to the end or until the loop is left, or discarded. */
export interface ApiResponse extends HttpResponse {
  /** Where it came from, for messages. */
  readonly url: string;
}

/** The Engine API as calls and bytes. All reject with an ImageCliError. */
export interface DockerApi {
  /** What stands before every path; '' mostly. */
  readonly basePath: string;
  head(call: ApiCall): Promise<ApiResponse>;
  get(call: ApiCall): Promise<ApiResponse>;
  post(call: ApiCall): Promise<ApiResponse>;
  delete(call: ApiCall): Promise<ApiResponse>;
  close(): void;
}

// The client that this one stands in for.
const CLIENT = 'Docker-Client/28.2.2';

const DEFAULT_TYPE = 'text/plain'; // of bodies of which nobody says more

type Headers = ReadonlyMap<string, string>;

const NONE: Headers = new Map();

interface Client {
  readonly docker: Dockerode;
  readonly origin: Origin;
  readonly endpoint: Endpoint;
}

/** What a client cannot find out by itself. */
export interface DockerApiOptions {
  /** Tells whether certificates are valid. */
  readonly now: () => Date;
  /** What the client runs on, in Go's words: "linux", "windows". */
  readonly os: string;
}

/** The API of an endpoint; makes no request. */
export function openDockerApi(endpoint: Endpoint, { now, os }: DockerApiOptions): DockerApi {
  const http = new HttpClient(dialer(endpoint, now));
  const origin = originOf(endpoint);
  const modem = createModem(({ signal, ...request }) =>
    http.send({ ...request, host: origin.host, userAgent: `${CLIENT} (${os})` }, signal),
  );
  const options: Dockerode.DockerOptions & { readonly modem: DockerModem } = { modem };
  const client = { docker: new Dockerode(options), origin, endpoint };
  return {
    basePath: origin.basePath,
    head: (call) => perform(client, 'HEAD', call),
    get: (call) => perform(client, 'GET', call),
    post: (call) => perform(client, 'POST', call),
    delete: (call) => perform(client, 'DELETE', call),
    close: () => http.close(),
  };
}

function perform(client: Client, method: string, call: ApiCall): Promise<ApiResponse> {
  const { docker, origin, endpoint } = client;
  const target = requestTarget(call.path, call.query ?? []);
  const attempt: Attempt = {
    method,
    host: endpoint.host,
    get url() {
      return origin.url + target;
    },
  };
  const custom = customHeaders(endpoint, call);
  const mayCompress = origin.compresses && method !== 'HEAD' && !custom.has('Accept-Encoding');
  const dialled = dial(docker.modem, {
    ...dialOptions(call),
    method,
    path: origin.proxy === null ? target : attempt.url,
    requestHeaders: requestHeaders(custom, origin, mayCompress),
  });
  return received(dialled, attempt, mayCompress);
}

/** In the order of their names. */
function customHeaders(endpoint: Endpoint, { headers, body }: ApiCall): Headers {
  if (body === undefined && headers === undefined && endpoint.headers.size === 0) return NONE;
  const byDefault = body === undefined ? [] : [['Content-Type', DEFAULT_TYPE] as const];
  const custom = new Map([...byDefault, ...endpoint.headers, ...(headers ?? [])]);
  return new Map([...custom].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Those of the transport come behind the others, as in Go. */
function requestHeaders(custom: Headers, { proxy }: Origin, mayCompress: boolean): Headers {
  const authorization = proxy?.authorization ?? null;
  if (!mayCompress && authorization === null) return custom;
  const headers = new Map(custom);
  if (mayCompress) headers.set('Accept-Encoding', 'gzip');
  if (authorization !== null) headers.set('Proxy-Authorization', authorization);
  return headers;
}

async function received(
  dialled: Promise<HttpResponse>,
  attempt: Attempt,
  mayBeCompressed: boolean,
): Promise<ApiResponse> {
  try {
    const response = await dialled;
    refuseRedirect(response, attempt);
    const isCompressed =
      mayBeCompressed && headerValue(response.headers, 'Content-Encoding').toLowerCase() === 'gzip';
    const body = isCompressed ? gunzipped(response) : response.body;
    const takeWhole = (): Uint8Array | null => (isCompressed ? null : response.takeWhole());
    return {
      ...response,
      body: readable(body),
      takeWhole,
      get url() {
        return attempt.url;
      },
    };
  } catch (error) {
    throw connectError(error, attempt);
  }
}

function dial(modem: DockerModem, options: EngineDialOptions): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    modem.dial({ ...options, isStream: true, statusCodes: {} }, (error, answer) => {
      if (answer instanceof ModemAnswer) resolve(answer.response);
      else reject(error ?? new TransportError('EOF'));
    });
  });
}

function dialOptions({
  body,
  signal,
}: ApiCall): Omit<Partial<EngineDialOptions>, 'requestHeaders'> {
  return {
    ...(body === undefined ? {} : { requestBody: body }),
    ...(signal === undefined ? {} : { abortSignal: signal }),
  };
}

/** A body that breaks is told by its reason alone, as docker does. */
async function* readable(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw error instanceof TransportError
      ? new UnreachableError(error.message, { cause: error })
      : error;
  }
}
