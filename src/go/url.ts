import { fromBytes, isAscii } from './go-string.ts';
import { quote } from './quote.ts';

/** url.URL as far as hosts of engines need it. Parts that are not there are ''. */
export interface GoUrl {
  readonly scheme: string;
  /** What follows "scheme:" when that is no slash. */
  readonly opaque: string;
  /** Null when nothing stands before an "@". */
  readonly user: UrlUser | null;
  /** With the port; percent-decoded. */
  readonly host: string;
  /** Percent-decoded. */
  readonly path: string;
  /** Without the "?". */
  readonly query: string;
  /** Without the "#"; percent-decoded. */
  readonly fragment: string;
}

/** The user information of a URL. */
export interface UrlUser {
  readonly name: string;
  /** Null when there is no ":". */
  readonly password: string | null;
}

/** A text that is no URL, in Go's words: `parse "tcp://h:abc": invalid port ":abc" after host`. */
export class UrlError extends Error {
  constructor(text: string, reason: string) {
    super(`parse ${quote(text)}: ${reason}`);
  }
}

type Part = 'host' | 'zone' | 'path' | 'user' | 'fragment';

// oxlint-disable-next-line no-control-regex -- these are what Go refuses
const CONTROL = /[\0-\x1f\x7f]/;
const SCHEME = /^([a-z][a-z0-9+.-]*)?:/i;
const USER_INFO = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const PORT = /^(?::\d*)?$/;
const HOST_CHARACTER = /[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"]/;

/** url.Parse. Throws UrlError. https://pkg.go.dev/net/url#Parse */
export function parseUrl(text: string): GoUrl {
  const [whole, fragment] = cut(text, '#');
  const url = inContext(whole, () => parseWithoutFragment(whole));
  return { ...url, fragment: inContext(text, () => unescape(fragment, 'fragment')) };
}

/** url.URL.Hostname and Port: host without its port and brackets; port '' when there is none. */
export function splitUrlHost(host: string): { readonly hostname: string; readonly port: string } {
  const colon = host.lastIndexOf(':');
  const hasPort = colon !== -1 && PORT.test(host.slice(colon));
  const hostname = hasPort ? host.slice(0, colon) : host;
  const bracketed = /^\[(.*)\]$/s.exec(hostname)?.[1];
  return { hostname: bracketed ?? hostname, port: hasPort ? host.slice(colon + 1) : '' };
}

function parseWithoutFragment(text: string): Omit<GoUrl, 'fragment'> {
  if (CONTROL.test(text)) throw new Error('net/url: invalid control character in URL');
  const empty = { scheme: '', opaque: '', user: null, host: '', path: '', query: '' };
  if (text === '*') return { ...empty, path: '*' };
  const [prefix, name] = SCHEME.exec(text) ?? ['', ''];
  if (prefix === ':') throw new Error('missing protocol scheme');
  const scheme = (name ?? '').toLowerCase();
  const [rest, query] = cut(text.slice(prefix.length), '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...empty, scheme, opaque: rest, query };
    if (cut(rest, '/')[0].includes(':')) {
      throw new Error('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  const slash = hasAuthority ? rest.indexOf('/', 2) : 0;
  const pathStart = slash === -1 ? rest.length : slash;
  const authority = hasAuthority ? parseAuthority(rest.slice(2, pathStart)) : {};
  return { ...empty, scheme, ...authority, path: unescape(rest.slice(pathStart), 'path'), query };
}

function parseAuthority(authority: string): Pick<GoUrl, 'user' | 'host'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(authority.slice(at + 1));
  if (at === -1) return { user: null, host };
  const info = authority.slice(0, at);
  if (!USER_INFO.test(info)) throw new Error('net/url: invalid userinfo');
  const [name, password] = cut(info, ':');
  const hasPassword = info.includes(':');
  const user = {
    name: unescape(name, 'user'),
    password: hasPassword ? unescape(password, 'user') : null,
  };
  return { user, host };
}

function parseHost(host: string): string {
  if (!host.startsWith('[')) {
    const colon = host.lastIndexOf(':');
    checkPort(colon === -1 ? '' : host.slice(colon));
    return unescape(host, 'host');
  }
  const close = host.lastIndexOf(']');
  if (close === -1) throw new Error("missing ']' in host");
  checkPort(host.slice(close + 1));
  const zone = host.slice(0, close).indexOf('%25');
  if (zone === -1) return unescape(host, 'host');
  const address = unescape(host.slice(0, zone), 'host');
  return address + unescape(host.slice(zone, close), 'zone') + unescape(host.slice(close), 'host');
}

function checkPort(colonPort: string): void {
  if (!PORT.test(colonPort)) throw new Error(`invalid port ${quote(colonPort)} after host`);
}

/** Percent-decodes a part, refusing what may not stand there. */
function unescape(text: string, part: Part): string {
  for (const [piece] of text.matchAll(/%.{0,2}|[^%]/gsu)) checkPiece(piece, part);
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
    fromBytes(Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))),
  );
}

function checkPiece(piece: string, part: Part): void {
  const inHost = part === 'host' || part === 'zone';
  if (piece.startsWith('%')) {
    const wellFormed = /^%[\da-f]{2}$/i.test(piece);
    if (!wellFormed || !mayBeEscaped(piece, part)) {
      throw new Error(`invalid URL escape ${quote(piece)}`);
    }
  } else if (inHost && isAscii(piece) && !HOST_CHARACTER.test(piece)) {
    throw new Error(`invalid character ${quote(piece)} in host name`);
  }
}

/** In a host only non-ASCII bytes and "%" are written with "%", in a zone also what a host may hold. */
function mayBeEscaped(piece: string, part: Part): boolean {
  const byte = Number.parseInt(piece.slice(1), 16);
  if (part === 'host') return byte >= 0x80 || piece === '%25';
  if (part !== 'zone' || byte === 0x25 || byte === 0x20) return true;
  return byte < 0x80 && HOST_CHARACTER.test(String.fromCharCode(byte));
}

function inContext<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof Error ? new UrlError(text, error.message) : error;
  }
}

/** strings.Cut: what stands before and after the first mark; all and '' when there is none. */
function cut(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
