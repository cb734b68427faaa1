import { toBytes } from '../../go/go-string.ts';

/** What makes a request with a body. */
export interface TypedBody {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** A JSON document as a request's body, among other headers. A newline ends it, as Go's encoder writes it. */
export function jsonBody(
  json: string,
  headers: ReadonlyMap<string, string> = new Map(),
): TypedBody {
  return {
    headers: new Map([...headers, ['Content-Type', 'application/json']]),
    body: toBytes(`${json}\n`),
  };
}
