import { toBytes } from './go-string.ts';

const PATH_SAFE = /^[A-Za-z0-9\-_.~$&+,/:;=@]*$/;
const HOST_SAFE = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]*$/;
const QUERY_SAFE = /^[A-Za-z0-9\-_.~]*$/;

/** A path as url.URL writes it: "/" and ":" stay, space and "?" become %20 and %3F. */
export function escapePath(path: string): string {
  return escapeExcept(path, PATH_SAFE);
}

/** The host of a URL as url.URL writes it, so that a socket path can stand there: %2Fvar%2Frun. */
export function escapeHost(host: string): string {
  return escapeExcept(host, HOST_SAFE);
}

/** url.QueryEscape: everything but letters, digits and "-_.~" is escaped, space becomes "+". */
export function escapeQuery(text: string): string {
  return escapeExcept(text, QUERY_SAFE).replaceAll('%20', '+');
}

function escapeExcept(text: string, safe: RegExp): string {
  if (safe.test(text)) return text;
  let escaped = '';
  for (const byte of toBytes(text)) {
    const character = String.fromCharCode(byte);
    const hex = byte.toString(16).toUpperCase().padStart(2, '0');
    escaped += byte < 0x80 && safe.test(character) ? character : `%${hex}`;
  }
  return escaped;
}
