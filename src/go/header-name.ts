const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** Whether a text may be the name of a header field. */
export function isHeaderName(text: string): boolean {
  return TOKEN.test(text);
}

/** http.CanonicalHeaderKey: "x-a" becomes "X-A"; what is no header name stays as it is. */
export function canonicalHeaderName(name: string): string {
  if (!isHeaderName(name)) return name;
  return name.toLowerCase().replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}
