/** net.JoinHostPort: brackets around a host with colons. */
export function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** net.SplitHostPort; null when there is no port, or too many colons for a host without brackets. */
export function splitHostPort(
  text: string,
): { readonly host: string; readonly port: string } | null {
  const [, bracketed, plain, port = ''] =
    /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host === undefined ? null : { host, port };
}
