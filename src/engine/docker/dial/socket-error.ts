import { errorCode, systemErrorText } from '../../../go/system-error.ts';
import { ImageCliError } from '../../../model/errors.ts';
import { TransportError } from '../transport-error.ts';
import { alertError } from './tls-alert.ts';

/** How the two ends of a socket are written in messages. */
export interface SocketNames {
  readonly network: 'unix' | 'tcp';
  /** "@" for a unix socket, which has no name on this side. */
  readonly local: string;
  readonly remote: string;
}

/** Work on an open socket; what it rejects with is put into Go's words. */
export async function named<Result>(
  operation: 'read' | 'write',
  names: SocketNames,
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw socketError(error, operation, names);
  }
}

/** The error of an open socket in Go's words: "read tcp a->b: read: connection reset by peer". */
export function socketError(
  error: unknown,
  operation: 'read' | 'write',
  { network, local, remote }: SocketNames,
): Error {
  if (error instanceof ImageCliError || error instanceof TransportError) return error;
  const alert = alertError(error);
  if (alert !== null) return alert;
  const failure = errorCode(error) === 'ETIMEDOUT' ? 'timeout' : 'other';
  const where = `${operation} ${network} ${local}->${remote}: ${operation}`;
  return new TransportError(`${where}: ${systemErrorText(error)}`, failure, error);
}
