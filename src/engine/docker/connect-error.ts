import { quote } from '../../go/quote.ts';
import { ImageCliError, UnreachableError } from '../../model/errors.ts';
import { TransportError } from './transport-error.ts';

/** What was tried when an exchange failed. */
export interface Attempt {
  /** In capitals: "GET". */
  readonly method: string;
  readonly url: string;
  /** The engine as messages show it. */
  readonly host: string;
}

/**
 * The message docker has for an exchange that came to no answer.
 * https://github.com/docker/cli/blob/v28.2.2/vendor/github.com/docker/docker/client/request.go
 */
export function connectError(error: unknown, attempt: Attempt): ImageCliError {
  if (error instanceof ImageCliError) return error;
  return new UnreachableError(connectErrorText(error, attempt), { cause: error });
}

function connectErrorText(error: unknown, { method, url, host }: Attempt): string {
  const isSecure = url.startsWith('https:');
  const verb = method.slice(0, 1) + method.slice(1).toLowerCase();
  const reason = error instanceof Error ? error.message : String(error);
  const failure = error instanceof TransportError ? error.failure : 'other';
  const text = `${verb} ${quote(url)}: ${reason}`;
  if (!isSecure && text.includes('malformed HTTP response')) {
    return `${text}.\n* Are you trying to connect to a TLS-enabled daemon without TLS?`;
  }
  if (isSecure && text.includes('bad certificate')) {
    const advice = 'check your TLS client certification settings';
    return `the server probably has client authentication (--tlsverify) enabled; ${advice}: ${text}`;
  }
  if (failure === 'permission') {
    const what = 'permission denied while trying to connect to the Docker daemon socket';
    return `${what} at ${host}: ${text}`;
  }
  if (failure === 'timeout' || /connection refused|dial unix/.test(text)) {
    return `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`;
  }
  return `error during connect: ${text}`;
}
