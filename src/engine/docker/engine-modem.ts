import DockerModem from 'docker-modem';
import type { HttpResponse } from './http/http-client.ts';
import type { RequestBody } from './http/request.ts';

/** A request as docker-modem puts it together. */
export interface ModemRequest {
  readonly method: string;
  /** Path and query, escaped. */
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: RequestBody;
  readonly signal?: AbortSignal;
}

/** Sends a request and resolves with the head of its answer. */
export type Send = (request: ModemRequest) => Promise<HttpResponse>;

/** What dialling such a modem yields: the answer as it is, whatever its status. */
export class ModemAnswer {
  readonly response: HttpResponse;
  constructor(response: HttpResponse) {
    this.response = response;
  }
}

/** What such a modem is dialled with. */
export interface EngineDialOptions extends DockerModem.DialOptions {
  /** By canonical name, in the order in which they are written; docker-modem has no need to see them. */
  readonly requestHeaders: ReadonlyMap<string, string>;
  /** docker-modem itself takes no bodies but buffers and Node's own streams. */
  readonly requestBody?: RequestBody;
}

type BuildRequest = (
  options: unknown,
  context: EngineDialOptions,
  data: unknown,
  callback: DockerModem.RequestCallback,
) => void;

/**
 * A docker-modem that sends its requests over a transport of ours. It is made without docker-modem's
 * constructor, which reads DOCKER_HOST and DOCKER_CERT_PATH on its own and throws on values that are good.
 */
export function createModem(send: Send): DockerModem {
  const buildRequest: BuildRequest = (_options, context, _data, callback) => {
    void deliver(send(modemRequest(context)), callback);
  };
  const modem: DockerModem = Object.create(DockerModem.prototype, {
    buildRequest: { value: buildRequest },
    // Where a socket is given, docker-modem leaves the target alone; which one does not matter here.
    socketPath: { value: 'engine' },
  });
  return modem;
}

async function deliver(
  sent: Promise<HttpResponse>,
  callback: DockerModem.RequestCallback,
): Promise<void> {
  const outcome = await sent.then(
    (response) => new ModemAnswer(response),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (outcome instanceof ModemAnswer) callback(null, outcome);
  else callback(outcome, null);
}

function modemRequest(context: EngineDialOptions): ModemRequest {
  return {
    method: context.method ?? 'GET',
    target: context.path,
    headers: context.requestHeaders,
    body: context.requestBody ?? null,
    ...(context.abortSignal === undefined ? {} : { signal: context.abortSignal }),
  };
}
