import { isReachedDirectly } from '../go/no-proxy.ts';
import { hostNameOf } from './network.ts';
import type { RegistrySettings } from './registry-settings.ts';

/**
 * The proxy that HTTPS_PROXY or HTTP_PROXY asks for and NO_PROXY does not exclude; all of them may also
 * be written in small letters. Null: none. https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
export function chooseProxy(url: URL, { environment }: RegistrySettings): URL | null {
  const read = (name: string): string => environment[name] || environment[name.toLowerCase()] || '';
  const proxy = parseProxy(read(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'));
  const isDirect = isReachedDirectly(hostNameOf(url), portOf(url), read('NO_PROXY'));
  return isDirect ? null : proxy;
}

/** The port that a URL leads to, also when it does not say. */
function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

/** The header that shows the proxy the user of its URL; null when the URL names none. */
export function proxyAuthorization({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** A value that is no URL, with "http://" put before it or not, counts as none. */
function parseProxy(value: string): URL | null {
  if (value === '') return null;
  const candidates = value.includes('://') ? [value] : [`http://${value}`];
  const text = candidates.find((candidate) => URL.canParse(candidate));
  if (text === undefined) return null;
  const url = new URL(text);
  return url.hostname === '' ? null : url;
}
