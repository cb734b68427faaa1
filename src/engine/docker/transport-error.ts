/** What kind of trouble it was, as far as messages and retries depend on it. */
export type TransportFailure =
  /** The operating system refused access to the socket. */
  | 'permission'
  | 'timeout'
  /** The line ended or broke before the first byte of an answer. */
  | 'unanswered'
  | 'other';

/**
 * Why an exchange with an engine failed, in the words of Go's net packages: "EOF", "dial unix /x:
 * connect: permission denied". The user sees it inside the message that connect-error.ts makes.
 */
export class TransportError extends Error {
  readonly failure: TransportFailure;
  constructor(message: string, failure: TransportFailure = 'other', cause?: unknown) {
    super(message, { cause });
    this.failure = failure;
  }
}

/** The line ended where more was promised. */
export function unexpectedEnd(): TransportError {
  return new TransportError('unexpected EOF');
}
