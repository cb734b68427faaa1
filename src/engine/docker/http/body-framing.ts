import { quote } from '../../../go/quote.ts';
import { TransportError } from '../transport-error.ts';
import { type Headers, headerValue } from './response-headers.ts';

/** How the end of a body is known. */
export type BodyFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

/** What of an answer decides about its framing. */
export interface FramedHead {
  /** What stands before the status: "HTTP/1.1". */
  readonly version: string;
  readonly status: number;
  readonly headers: Headers;
}

const MAX_LENGTH = 2n ** 63n - 1n;

/**
 * How the body of an answer is framed. Throws a TransportError for lengths and codings that make no
 * sense. https://github.com/golang/go/blob/go1.24.3/src/net/http/transfer.go
 */
export function bodyFraming(method: string, head: FramedHead): BodyFraming {
  const chunked = isChunked(head);
  const length = contentLength(head.headers);
  if (method === 'HEAD' || isBodiless(head.status)) return { kind: 'none' };
  if (chunked) return { kind: 'chunked' };
  return length === null ? { kind: 'until-close' } : { kind: 'length', length };
}

function isBodiless(status: number): boolean {
  return (status >= 100 && status < 200) || status === 204 || status === 304;
}

/** Whether the connection may carry another exchange after this one. */
export function keepsAlive({ version, headers }: FramedHead, framing: BodyFraming): boolean {
  if (framing.kind === 'until-close' || version < 'HTTP/1.0') return false;
  const wishes = headers.get('Connection');
  if (wishes === undefined) return version !== 'HTTP/1.0';
  const tokens = wishes
    .join(',')
    .split(',')
    .map((token) => token.trim().toLowerCase());
  if (tokens.includes('close')) return false;
  return version !== 'HTTP/1.0' || tokens.includes('keep-alive');
}

function isChunked({ version, headers }: FramedHead): boolean {
  const codings = headers.get('Transfer-Encoding') ?? [];
  if (codings.length === 0 || version < 'HTTP/1.1') return false;
  if (codings.length > 1) {
    throw new TransportError(`too many transfer encodings: ${quoteAll(codings)}`);
  }
  const [coding = ''] = codings;
  if (coding.toLowerCase() === 'chunked') return true;
  throw new TransportError(`unsupported transfer encoding: ${quote(coding)}`);
}

/** Bytes; null when the header is missing or empty. */
function contentLength(headers: Headers): number | null {
  const values = headers.get('Content-Length') ?? [];
  const text = headerValue(headers, 'Content-Length');
  if (values.length > 1 && values.some((value) => value !== text)) {
    const found = quoteAll(values);
    throw new TransportError(
      `http: message cannot contain multiple Content-Length headers; got ${found}`,
    );
  }
  if (text === '') return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (/^\d+$/.test(text) && BigInt(text) <= MAX_LENGTH) return Number(text);
  throw new TransportError(`bad Content-Length ${quote(text)}`);
}

function quoteAll(values: readonly string[]): string {
  return `[${values.map(quote).join(' ')}]`;
}
