const MAX_LENGTH = 253; // characters, without the final dot
const MAX_LABEL = 63;
const LABEL = /^\w(?:[\w-]*\w)?$/;

/**
 * Whether Go would ask a name server about this name at all: labels of letters, digits, "_" and inner
 * "-", not digits alone. https://github.com/golang/go/blob/go1.24.3/src/net/dnsclient.go
 */
export function isDomainName(name: string): boolean {
  if (name === '.') return true;
  const relative = name.replace(/\.$/, '');
  if (relative.length > MAX_LENGTH || !/[A-Za-z_-]/.test(relative)) return false;
  return relative.split('.').every((label) => label.length <= MAX_LABEL && LABEL.test(label));
}
