/** What kind of trouble it was, as far as further tries depend on it. */
export type TransportTrouble =
  /** No connection came about. */
  | 'dial'
  /** The other side proved nothing, or speaks no TLS. */
  | 'tls'
  /** The connection broke, or nothing came over it any more. */
  | 'broken'
  /** It is against the rules to go there. */
  | 'forbidden';

/** Why an exchange with a registry failed, in the words of Go's net packages: "unexpected EOF". */
export class TransportFailure extends Error {
  readonly trouble: TransportTrouble;
  constructor(trouble: TransportTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.trouble = trouble;
  }
}
