import { RegistryError } from '../model/errors.ts';
import { TransportFailure } from './transport-failure.ts';

/** A request as Go's client names it in its errors. */
export interface NamedRequest {
  readonly method: string;
  readonly url: URL;
}

/** The same failure of a request, for users: `Get "https://h/v2/": EOF`. Other errors stay as they are. */
export function namedFailure(error: unknown, request: NamedRequest): unknown {
  if (!(error instanceof TransportFailure)) return error;
  return new RegistryError(0, '', `${requestName(request)}: ${error.message}`, { cause: error });
}

/** The same failure, without a name for the request, as docker tells it of blobs. */
export function unnamedFailure(error: unknown): unknown {
  if (!(error instanceof TransportFailure)) return error;
  return new RegistryError(0, '', error.message, { cause: error });
}

/** The same failure to prove who asks, with the name of the request that was not even sent. */
export function namedRefusal(error: unknown, request: NamedRequest): unknown {
  if (!(error instanceof RegistryError)) return namedFailure(error, request);
  const text = `${requestName(request)}: ${error.message}`;
  return new RegistryError(error.status, error.code, text, { cause: error.cause });
}

function requestName({ method, url }: NamedRequest): string {
  return `${method.charAt(0)}${method.slice(1).toLowerCase()} "${url.href}"`;
}
