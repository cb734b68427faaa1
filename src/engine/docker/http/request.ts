import { canonicalHeaderName, isHeaderName } from '../../../go/header-name.ts';
import { toBytes } from '../../../go/go-string.ts';
import { quote } from '../../../go/quote.ts';
import { TransportError } from '../transport-error.ts';

/** What is sent: nothing, bytes of known length, or a stream. */
export type RequestBody = null | Uint8Array | AsyncIterable<Uint8Array>;

/** One request, ready to be written. */
export interface HttpRequest {
  /** In capitals. */
  readonly method: string;
  /** Path and query, escaped. */
  readonly target: string;
  /** The Host header. */
  readonly host: string;
  readonly userAgent: string;
  /** By canonical name, in the order in which they are written. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: RequestBody;
}

// oxlint-disable-next-line no-control-regex -- all of them but the tab are refused
const FORBIDDEN_IN_VALUE = /[\0-\x08\n-\x1f\x7f]/;
const NEVER_CUSTOM: ReadonlySet<string> = new Set([
  'Host',
  'User-Agent',
  'Content-Length',
  'Transfer-Encoding',
  'Trailer',
]);

/** Refuses header fields that no request can carry; in Go's words, before anything is sent. */
export function checkHeaders(headers: ReadonlyMap<string, string>): void {
  for (const [name, value] of headers) {
    if (!isHeaderName(name)) {
      throw new TransportError(`net/http: invalid header field name ${quote(name)}`);
    }
    if (FORBIDDEN_IN_VALUE.test(value)) {
      const field = quote(canonicalHeaderName(name));
      throw new TransportError(`net/http: invalid header field value for ${field}`);
    }
  }
}

/** The bytes before the body, fields in the order in which Go writes them. */
export function formatRequestHead(request: HttpRequest): Uint8Array {
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    `Host: ${request.host}`,
    `User-Agent: ${request.userAgent}`,
    ...framingLines(request),
    ...customLines(request.headers),
  ];
  return toBytes(`${lines.join('\r\n')}\r\n\r\n`);
}

function framingLines({ method, body }: HttpRequest): readonly string[] {
  if (body === null) return method === 'POST' ? ['Content-Length: 0'] : [];
  return body instanceof Uint8Array
    ? [`Content-Length: ${body.length}`]
    : ['Transfer-Encoding: chunked'];
}

function customLines(headers: ReadonlyMap<string, string>): readonly string[] {
  if (headers.size === 0) return [];
  return Array.from(headers)
    .filter(([name]) => !NEVER_CUSTOM.has(name))
    .map(([name, value]) => `${name}: ${value.replaceAll(/^[ \t]+|[ \t]+$/g, '')}`);
}
