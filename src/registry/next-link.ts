const LINK = /<([^<>]*)>((?:[ \t]*;[ \t]*[\w!#$&+\-.^`|~]+(?:=(?:"[^"]*"|[^\s",;]*))?)*)/g;
const NEXT = /;[ \t]*rel=(?:"(?:[^"]*[ \t])?next(?:[ \t][^"]*)?"|next(?=[ \t]|;|$))/i;

/** The URL that a Link header names as the next one; null when it names none. https://www.rfc-editor.org/rfc/rfc8288 */
export function nextLink(header: string | string[] | undefined, base: URL): URL | null {
  for (const [, target = '', parameters = ''] of String(header ?? '').matchAll(LINK)) {
    if (!NEXT.test(parameters) || !URL.canParse(target, base.href)) continue;
    return new URL(target, base.href);
  }
  return null;
}
